/** What keeps a person from the next step of the wizard, in words, and where it is mended. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../types';
import { placed } from './CoverageForm';
import { useRefusals } from './refused';
import { alteredOf } from './twiceLine';
import { useUnfinished } from './unfinished';
import { type Files, missingOf, openOf, wanted } from './useDrafts';

export type HoldUp = {
  text: string;
  /** the sheet to be looked at, as the address of the page names it */
  at?: string;
};

/** The first sheet that lacks a column or of which something is asked. */
function firstOpen(drafts: Draft[]): string | undefined {
  for (const draft of drafts) {
    const asked = new Set(openOf(draft).map((question) => question.part));
    const part = draft.parts.find(
      (one) => asked.has(one.no) || (!one.left_out && one.missing.length > 0),
    );
    if (part) return `${draft.key}.${part.no}`;
  }
  return undefined;
}

/** The sheet in which an answer was refused, from the name under which that is kept. */
const sheetOf = (refusal: string) =>
  refusal.replace(/^(.*)\.p(\d+)\.column\..*$/, (_, draft, part) => `${draft}.${part}`);

/** What is asked and what is lacking, both: a sheet that lacks a column may ask nothing. */
function openText(t: TFunction, open: number, drafts: Draft[]): string | undefined {
  const lacking = drafts.flatMap(wanted).filter((part) => part.missing.length > 0).length;
  const columns = [...new Set(drafts.flatMap(missingOf))].join(t('data:and'));
  return (
    [
      open > 0 && t('data:hold.open', { count: open }),
      lacking > 0 && t('data:hold.missing', { count: lacking, columns }),
    ]
      .filter(Boolean)
      .join(t('data:stop')) || undefined
  );
}

/** What to do about a file that was read otherwise before; by whom, where one may not oneself. */
function differsText(t: TFunction, draft: Draft): string {
  const columns = draft.differing.flatMap((table) => alteredOf(draft, table));
  if (columns.length > 0)
    return t('data:hold.altered', { file: draft.name, columns: columns.join(t('data:and')) });
  const owner = draft.barred.find(([table]) => draft.differing.includes(table))?.[1];
  if (owner === undefined) return t('data:hold.differs', { file: draft.name });
  return t('data:hold.differsBarred', { file: draft.name, who: owner });
}

/** @returns for each step why one cannot go on, or nothing */
export function useHoldUps({ keys, drafts, lost }: Files): (HoldUp | undefined)[] {
  const { t } = useTranslation();
  const count = (number: number, words: (count: number) => string) =>
    number ? words(number) : undefined;
  const usable = drafts.filter((draft) => draft.state !== 'failed');
  const reading = drafts.filter((draft) => draft.state === 'reading').length;
  const open = usable.flatMap(openOf).length;
  const chosen = usable.flatMap(wanted).length;
  const importing = drafts.filter((draft) => draft.state === 'importing').length;
  const first = keys.length === 0 ? { text: t('data:hold.files') } : undefined;
  const refused = [...useRefusals().keys()].find((one) => keys.some((key) => one.startsWith(key)));
  const text =
    (refused && t('data:hold.refused', { column: refused.replace(/^.*\.column\./, '') })) ??
    count(reading, (number) => t('data:hold.reading', { count: number })) ??
    openText(t, open, usable);
  const map = text ? { text, at: (refused && sheetOf(refused)) ?? firstOpen(usable) } : undefined;
  const nothing =
    chosen === 0 && lost.length + drafts.length > 0 ? { text: t('data:hold.nothing') } : undefined;
  const busy = count(importing, (number) => t('data:hold.importing', { count: number }));
  const differing = usable.find(
    (draft) => draft.differing.length > 0 && !draft.anew && draft.delivery.mode !== 'replace',
  );
  const twice = differing
    ? {
        text: differsText(t, differing),
        at: `${differing.key}.${differing.parts.find((part) => differing.differing.includes(part.table))?.no}`,
      }
    : undefined;
  const held = map ?? nothing ?? twice;
  const undated = usable.flatMap((draft) => draft.undated);
  const day = undated.length
    ? { text: t('data:hold.undated', { tables: undated.join(t('data:and')) }) }
    : undefined;
  const unfinished = useUnfinished();
  const half = usable.find(
    (draft) => draft.state === 'ready' && wanted(draft).length > 0 && unfinished[draft.key],
  );
  const misplaced = half && unfinished[half.key]?.some((one) => !placed(one));
  const covers = half
    ? { text: t(misplaced ? 'data:hold.coversPlace' : 'data:hold.covers', { file: half.name }) }
    : undefined;
  const said = held ?? day ?? covers;
  return [first, held, said, said ?? (busy ? { text: busy } : undefined)];
}
