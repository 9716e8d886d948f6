/** How columns of ours become columns of antd. */
import type { TableProps } from 'antd';
import type { Column } from './columns';

/** Heights of a row and of the head in pixels, as the usual theme makes them. */
const ROW = 36;
export const HEAD = 38;
const USUAL = 160;
const CHECK = 40;
/** padding of a cell, the mark of sorting in a head, the first letter that is as wide as it is high */
const PAD = 10;
const SORTER = 22;
/** the usual width of a letter of the Latin script, and of a bold one */
const LATIN = 7.2;
const BOLD = 8.2;
const WIDE_FROM = '\u2e7f';

export type Sort = { key: string; descending: boolean };

/** The height of a row as it is drawn: the density of the pages changes it. */
export function rowHeight(area: HTMLElement | null): number {
  return area?.querySelector<HTMLElement>('.ant-table-row')?.offsetHeight || ROW;
}

/** antd's columns, each with its width in pixels. */
export function antColumns<Row>(
  columns: Column<Row>[],
  widths: number[],
  sort?: Sort,
): TableProps<Row>['columns'] {
  return columns.map((column, at) => ({
    key: column.key,
    title: column.title,
    width: widths[at],
    align: column.align,
    ellipsis: true,
    sorter: column.sortable ?? false,
    sortOrder:
      sort?.key === column.key
        ? sort.descending
          ? ('descend' as const)
          : ('ascend' as const)
        : null,
    render: (_: unknown, row: Row) => column.render(row),
  }));
}

/** Room in pixels that words need in a cell, in any language. */
export function wordsWidth(words: string, latin = LATIN): number {
  let sum = 2 * PAD;
  for (const letter of words) sum += letter > WIDE_FROM || letter === '“' ? 14 : latin;
  return Math.ceil(sum);
}

/** Room that the words of a head need, so that no language cuts them. */
function headWidth<Row>(column: Column<Row>): number {
  if (typeof column.title !== 'string') return 0;
  return wordsWidth(column.title, BOLD) + (column.sortable ? SORTER : 0);
}

/** Widths in pixels: what columns ask for, and to those that grow what else the list has. */
export function widthsOf<Row>(columns: Column<Row>[], room: number): number[] {
  const asked = columns.map((column) => Math.max(column.width ?? USUAL, headWidth(column)));
  const left = room - asked.reduce((total, width) => total + width, 0);
  const shares = columns.reduce((total, column) => total + (column.grow ?? 0), 0);
  if (left <= 0 || shares === 0) return asked;
  return asked.map((width, at) => width + Math.floor((left * (columns[at]?.grow ?? 0)) / shares));
}

/** Pixels that the boxes for choosing rows take. */
export const checkWidth = (selectable: boolean) => (selectable ? CHECK : 0);
