/** How columns of ours become columns of antd. */
import type { TableProps } from 'antd';
import type { Chosen, Column } from './columns';

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
  left: ReadonlySet<string>,
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
    render: (_: unknown, row: Row) => column.render(row, left),
  }));
}

/** The order that antd asks for, as ours. */
export function sortOf<Row>(
  sorter: Parameters<NonNullable<TableProps<Row>['onChange']>>[2],
): Sort | undefined {
  const one = Array.isArray(sorter) ? sorter[0] : sorter;
  if (!one?.order) return undefined;
  return { key: String(one.columnKey), descending: one.order === 'descend' };
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
  const asked = columns.map(askedWidth);
  const left = room - asked.reduce((total, width) => total + width, 0);
  if (left < 0 && room > 0) return narrowed(columns, asked, -left);
  const shares = columns.reduce((total, column) => total + (column.grow ?? 0), 0);
  if (left <= 0 || shares === 0) return asked;
  return asked.map((width, at) => width + Math.floor((left * (columns[at]?.grow ?? 0)) / shares));
}

const askedWidth = <Row,>(column: Column<Row>) =>
  Math.max(column.width ?? USUAL, headWidth(column));

/** What lacks is taken from the columns that may become narrower, as far as they may. */
function narrowed<Row>(columns: Column<Row>[], asked: number[], lacking: number): number[] {
  let lack = lacking;
  return asked.map((width, at) => {
    const less = Math.min(lack, width - Math.min(columns[at]?.least ?? width, width));
    lack -= less;
    return width - less;
  });
}

/** The columns that are shown, and those left out because the list is too narrow for them. */
export function fitting<Row>(columns: Column<Row>[], chosen: Chosen, room: number) {
  const wanted = columns.filter((one) => one.fixed || !chosen.hidden.includes(one.key));
  const left = new Set<string>();
  const free = wanted.filter((one) => one.less !== undefined && !chosen.kept.includes(one.key));
  let lack = wanted.reduce((total, one) => total + askedWidth(one), -room);
  for (const one of free.sort((a, b) => (b.less ?? 0) - (a.less ?? 0))) {
    if (room <= 0 || lack <= 0) break;
    left.add(one.key);
    lack -= askedWidth(one);
  }
  return { shown: wanted.filter((one) => !left.has(one.key)), left };
}

/** Pixels that the boxes for choosing rows take. */
export const checkWidth = (selectable: boolean) => (selectable ? CHECK : 0);
