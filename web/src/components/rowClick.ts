/** A click on a row, as people know it from their mail: it opens; with Ctrl or Shift it chooses. */
import type { MouseEvent } from 'react';

/** Parts of a row that answer a click themselves. */
const ANSWERS = 'a, button, input, label, select, textarea, summary, [role="button"]';
const CHECKS = '.ant-table-selection-column';

export type Click = 'open' | 'toggle' | 'range' | 'mark' | 'none';

/**
 * What a click on a row asks for.
 *
 * @param selectable whether rows can be chosen
 * @returns `mark`: only the row under the keyboard; `none`: another part answers
 */
export function asked(event: MouseEvent<HTMLElement>, selectable: boolean): Click {
  const target = event.target as HTMLElement;
  // a window that a cell opened stands elsewhere in the page, but tells its row of clicks
  if (!event.currentTarget.contains(target)) return 'none';
  if (target.closest(ANSWERS)) return 'mark';
  if (selectable && target.closest(CHECKS)) return event.shiftKey ? 'range' : 'toggle';
  if (selectable && event.shiftKey) return 'range';
  if (selectable && (event.ctrlKey || event.metaKey)) return 'toggle';
  // words drawn over with the mouse are to be copied
  return window.getSelection()?.toString() ? 'mark' : 'open';
}

/** The keys from one row to another, both included; only the second where the first is unknown. */
export function between(keys: string[], from: string | null, to: string): string[] {
  const [one, other] = [from === null ? -1 : keys.indexOf(from), keys.indexOf(to)];
  if (one < 0) return [to];
  return keys.slice(Math.min(one, other), Math.max(one, other) + 1);
}
