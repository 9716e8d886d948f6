/** What the facts of a clue say of its tables, alike on the screen and on paper. */
import type { Explanation } from './queries';

/** Tables that cover the place and time, and in which there is nothing that corresponds. */
export function lacking(why: Explanation): string[] {
  const steps = why.steps.filter((step) => step.decided && step.op === 'not_exists');
  const tables = steps.flatMap((step) => step.coverage.map((cover) => cover.table));
  return [...new Set(tables.filter(Boolean))];
}
