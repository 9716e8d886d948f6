/** How wide a column of rows must be: as wide as its head and the values that are at hand. */
import type { PoolRow } from '../types';

/** Pixels: a character of Chinese, any other one, the padding of a cell, the eye at a masked value. */
const WIDE = 14;
const NARROW = 8.2;
const PADDING = 22;
const EYE = 28;
const LEAST = 84;
const MOST = 250;
/** Rows that are measured: those of the first page, so that columns stay while one scrolls. */
const LOOKED = 60;

/** The width of a text of 14 pixels, roughly. */
export function textWidth(text: string): number {
  let sum = 0;
  for (const one of text) sum += one.charCodeAt(0) > 0x2e7f || one === '“' ? WIDE : NARROW;
  return sum;
}

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
  const widest = Math.max(textWidth(head), ...values) + PADDING;
  return Math.round(Math.min(MOST, Math.max(LEAST, widest)));
}
