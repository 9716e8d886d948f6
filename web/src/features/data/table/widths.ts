/** How wide a column of rows must be: as wide as its head and the values that are at hand. */
import { wordsWidth } from '../../../components/tableParts';
import type { PoolRow } from '../types';

/** Pixels: a letter or digit, what a cell takes beside its padding, the eye at a masked value. */
const NARROW = 8.2;
const BORDER = 2;
const EYE = 28;
const LEAST = 84;
const MOST = 250;
/** Rows that are measured: those of the first page, so that columns stay while one scrolls. */
const LOOKED = 60;

/** The width of a text of 14 pixels with the padding of its cell, roughly. */
export const textWidth = (text: string): number => wordsWidth(text, NARROW);

/**
 * @param head the words above the column
 * @param rows the rows at hand; none: as wide as the head
 * @param sensitive whether an eye stands at each value
 */
export function columnWidth(head: string, rows: PoolRow[], sensitive: boolean): number {
  const values = rows.slice(0, LOOKED).map((row) => {
    const cell = row.cells[head];
    return textWidth(cell?.shown || cell?.raw || '') + (sensitive ? EYE : 0);
  });
  const widest = Math.max(textWidth(head), ...values) + BORDER;
  return Math.round(Math.min(MOST, Math.max(LEAST, widest)));
}
