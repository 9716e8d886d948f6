/** Sheets of one upload with the same headers: what was answered for one may serve the others. */
import type { Draft, Part } from '../types';

export type Place = { draft: Draft; part: Part };

/** Everything about the sheet is answered, by a person at least in part. */
const settled = ({ draft, part }: Place) =>
  Object.keys(part.said).length > 0 &&
  Boolean(part.table) &&
  part.missing.length === 0 &&
  !draft.questions.some((one) => one.part === part.no);

/** In which unit the file counts what stands for a standard column. */
const unitOf = (part: Part, column: string) =>
  part.targets.find((one) => one.name === column)?.file_unit ?? '';

/** Answers of one sheet that another one lacks and could take. */
function lacking(from: Part, to: Part): string[] {
  const said = Object.keys(from.said);
  if (!to.table) return said;
  return said.filter((key) => {
    const column = key.replace(/^column\./, '');
    return (
      key.startsWith('column.') && !(key in to.said) && unitOf(from, column) === unitOf(to, column)
    );
  });
}

const alike = (one: Place, other: Place) =>
  other.draft.state === 'ready' &&
  !other.part.left_out &&
  (one.draft.key !== other.draft.key || one.part.no !== other.part.no) &&
  one.part.layout === other.part.layout &&
  one.draft.delivery.supplier === other.draft.delivery.supplier &&
  (!other.part.table || other.part.table === one.part.table);

export type Offer = { from: Place; to: Place[] };

/**
 * Whose answers may be taken for which sheets.
 *
 * @param at the sheet looked at: its answers are offered to others, or those of another to it and
 *   to all that are like it
 */
export function offerAt(drafts: Draft[], at: Place): Offer | undefined {
  const all = drafts.flatMap((draft) => draft.parts.map((part) => ({ draft, part })));
  const from = settled(at)
    ? at
    : all.find((one) => settled(one) && alike(one, at) && lacking(one.part, at.part).length > 0);
  if (!from) return undefined;
  const to = all.filter((one) => alike(from, one) && lacking(from.part, one.part).length > 0);
  return to.length ? { from, to } : undefined;
}
