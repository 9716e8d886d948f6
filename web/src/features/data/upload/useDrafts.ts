/** The files of one visit to the wizard, kept in the address so that a reload loses nothing. */
import { useQueries } from '@tanstack/react-query';
import { useUrlFilters } from '../../../components/useUrlFilters';
import { draftQuery } from '../queries';
import type { UploadSearch } from '../routes';
import type { Draft, Part } from '../types';

export type Files = {
  keys: string[];
  drafts: Draft[];
  /** the failures of files that cannot even be looked at, by key */
  lost: { key: string; error: unknown }[];
  setKeys: (keys: string[]) => void;
};

export function useDrafts(): Files {
  const [search, change] = useUrlFilters<UploadSearch>();
  const keys = search.files?.split('.') ?? [];
  const found = useQueries({ queries: keys.map((key) => draftQuery(key)) });
  return {
    keys,
    drafts: found.flatMap((query) => query.data ?? []),
    lost: found.flatMap((query, index) =>
      query.error ? [{ key: keys[index] ?? '', error: query.error }] : [],
    ),
    setKeys: (next) => change({ files: next.join('.') }),
  };
}

/** Parts that will be imported. */
export const wanted = (draft: Draft): Part[] => draft.parts.filter((part) => !part.left_out);

/** How the rows of a file go in: one that is read again replaces its own, whatever else stays. */
export const modeOf = (draft: Draft) =>
  draft.anew && draft.delivery.mode === 'append' ? 'anew' : draft.delivery.mode;

/** A file of which nothing could be read: every part was refused. */
export const unreadable = (draft: Draft) =>
  draft.state === 'ready' && draft.parts.length === 0 && draft.refused.length > 0;

/** A file of which a person wants nothing: it is never sent for import. */
export const leftOut = (draft: Draft) => draft.state === 'ready' && wanted(draft).length === 0;

/** A file that brought nothing, as all of it was there already: no success to be told in green. */
export const broughtNothing = (draft: Draft) =>
  draft.state === 'done' &&
  draft.results.length > 0 &&
  draft.results.every((one) => one.duplicate_of);

/** The last day of a coverage statement that is later than every as-of day of the file. */
export function beyondDay({ delivery }: Draft): { end: string; day: string } | undefined {
  const day = Object.values(delivery.days)
    .flatMap((one) => one || [])
    .sort()
    .at(-1);
  const end = delivery.coverage
    .flatMap((one) => one.end || [])
    .sort()
    .at(-1);
  return day && end && end > day ? { end, day } : undefined;
}

/** Nothing more will happen to the file. */
export const ended = (draft: Draft) =>
  draft.state === 'done' || draft.state === 'failed' || leftOut(draft);

/** What a person still has to decide about tables and columns. */
export const openOf = (draft: Draft) =>
  draft.questions.filter((question) => question.kind !== 'as_of');

/** Standard columns that an import cannot do without, and that no column stands for. */
export const missingOf = (draft: Draft) => wanted(draft).flatMap((part) => part.missing);

/** The tables that a file goes into. */
export const tablesOf = (draft: Draft) => [
  ...new Set(wanted(draft).flatMap((part) => part.table || [])),
];

/** The name of a part for people. */
export const partName = (part: Part) => part.sheet || part.file.replace(/^.*\//, '');

/** The code of a file that ends too early. */
export const CUT_OFF = 'pool.cut_off';

/** The code of a sheet in which nothing stands: nothing is unread then. */
const EMPTY_SHEET = 'pool.empty_sheet';

/** Parts of which something may not have been read. */
export const notRead = (draft: Draft) =>
  draft.refused.filter((problem) => problem.code !== EMPTY_SHEET);

/** Sheets in which nothing stands. */
export const emptySheets = (draft: Draft) =>
  draft.refused
    .filter((problem) => problem.code === EMPTY_SHEET)
    .map((problem) => String(problem.where?.sheet ?? problem.where?.file ?? ''));

/** Why nothing is registered of what the file is said to be complete for; nothing where it is. */
export const unread = (draft: Draft): 'cut' | 'parts' | undefined => {
  const left = notRead(draft);
  if (left.length === 0) return undefined;
  return left.every((problem) => problem.code === CUT_OFF) ? 'cut' : 'parts';
};
