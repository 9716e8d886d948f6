/** Files of one visit that would take out each other's rows. */
import type { Draft } from '../types';
import { leftOut, tablesOf } from './useDrafts';

/**
 * The first file after this one that replaces what this one brings: they are imported in order.
 *
 * @param draft the file; @param drafts all files of the visit, in their order
 */
export function replacedLater(
  draft: Draft,
  drafts: Draft[],
): { name: string; table: string } | undefined {
  const after = drafts.slice(drafts.findIndex((one) => one.key === draft.key) + 1);
  const mine = tablesOf(draft);
  for (const other of after) {
    const { mode, scope, supplier } = other.delivery;
    // in the place of one file that is there already, none of this visit goes
    const touches = scope !== 'file' && (scope === 'all' || supplier === draft.delivery.supplier);
    if (other.state !== 'ready' || leftOut(other) || mode !== 'replace' || !touches) continue;
    const table = tablesOf(other).find((name) => mine.includes(name));
    if (table) return { name: other.name, table };
  }
  return undefined;
}
