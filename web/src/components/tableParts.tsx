/** How columns of ours become columns of antd. */
import type { TableProps } from 'antd';
import type { Column } from './columns';

/** Heights of a row and of the head in pixels, as the usual theme makes them. */
const ROW = 36;
export const HEAD = 38;
const USUAL = 160;
const CHECK = 40;

export type Sort = { key: string; descending: boolean };

/** The height of a row as it is drawn: the density of the pages changes it. */
export function rowHeight(area: HTMLElement | null): number {
  return area?.querySelector<HTMLElement>('.ant-table-row')?.offsetHeight || ROW;
}

/** antd's columns. */
export function antColumns<Row>(columns: Column<Row>[], sort?: Sort): TableProps<Row>['columns'] {
  return columns.map((column) => ({
    key: column.key,
    title: column.title,
    width: column.width ?? USUAL,
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

/** Width of all columns in pixels: below it the list scrolls sideways. */
export function widthOf<Row>(columns: Column<Row>[], selectable: boolean): number {
  const sum = columns.reduce((total, column) => total + (column.width ?? USUAL), 0);
  return sum + (selectable ? CHECK : 0);
}
