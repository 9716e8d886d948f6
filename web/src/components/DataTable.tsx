/** A long list: rows drawn as they are seen, fetched as one scrolls, ruled by keyboard or mouse. */
import { Table, type TableProps, type TableRef } from 'antd';
import { type MouseEvent, type ReactNode, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, useChosen } from './columns';
import { ErrorPanel } from './ErrorPanel';
import { asked, between } from './rowClick';
import { keepPlace, useReturn } from './rowPlace';
import { TableFoot } from './TableFoot';
import {
  antColumns,
  checkWidth,
  fitting,
  HEAD,
  rowHeight,
  type Sort,
  sortOf,
  widthsOf,
} from './tableParts';
import { useFreshKeys } from './useFreshKeys';
import { useHeight } from './useHeight';
import { useRowKeys } from './useRowKeys';
import type { Rows } from './useRows';
import { useScroll } from './useScroll';

export type { Column } from './columns';
export type { Sort } from './tableParts';

type Props<Row> = {
  /** name under which hidden columns are kept */
  name: string;
  /** what the list holds, for screen readers */
  label: string;
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  rows: Rows<Row>;
  empty: ReactNode;
  onOpen?: (row: Row) => void;
  selected?: string[];
  onSelect?: (keys: string[]) => void;
  sort?: Sort;
  onSort?: (sort: Sort | undefined) => void;
};

export function DataTable<Row extends object>(props: Props<Row>) {
  const { name, label, columns, rowKey, rows, empty, onOpen, selected, onSelect } = props;
  const { t } = useTranslation();
  const { ref: area, height, width } = useHeight<HTMLElement>();
  const table = useRef<TableRef>(null);
  const { chosen, change } = useChosen(name);
  const body = Math.max(height - HEAD, 80);
  const { see, scrolled } = useScroll(area, table, body);
  const keys = useTableKeys(props, see);
  useFreshKeys(area, onOpen !== undefined);
  useReturn(name, keys.all, rows, area, (key, at) => {
    keys.setCurrent(key);
    see(at);
  });
  const places = useMemo(() => new Map(rows.rows.map((row, at) => [row, at + 1])), [rows.rows]);
  const checks = checkWidth(Boolean(onSelect));
  const { shown, left } = fitting(columns, chosen, width - checks);
  const widths = widthsOf(shown, width - checks);
  const onScroll: TableProps<Row>['onScroll'] = (event) => {
    const { scrollTop } = event.currentTarget;
    scrolled(scrollTop);
    const row = rowHeight(area.current);
    if (scrollTop + body > (rows.rows.length - 10) * row) rows.more?.();
  };
  if (rows.error && rows.rows.length === 0) {
    return <ErrorPanel error={rows.error} onRetry={rows.retry} />;
  }
  return (
    <div className="table-box">
      <section
        ref={area}
        className={rows.stale ? 'table-area table-stale' : 'table-area'}
        aria-label={`${label}${t('common:comma')}${t('common:table.keys')}`}
        aria-busy={rows.loading || rows.stale}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard of the list lives here
        tabIndex={0}
        onKeyDown={keys.onKeyDown}
      >
        <Table<Row>
          ref={table}
          virtual
          size="small"
          pagination={false}
          loading={rows.loading}
          rowKey={rowKey}
          dataSource={rows.rows}
          columns={antColumns(shown, widths, left, props.sort)}
          scroll={{ x: widths.reduce((sum, one) => sum + one, checks), y: body }}
          locale={{ emptyText: rows.loading ? ' ' : empty }}
          onScroll={onScroll}
          onChange={(_, __, sorter) => props.onSort?.(sortOf(sorter))}
          rowClassName={(row) =>
            `${onOpen ? 'table-row-open' : ''} ${rowKey(row) === keys.current ? 'table-row-current' : ''}`
          }
          onRow={(row) => ({
            onClick: (event) => keys.clicked(event, row),
            // Shift would draw over the words between the two rows
            onMouseDown: (event) => onSelect && event.shiftKey && event.preventDefault(),
          })}
          rowSelection={
            onSelect && {
              selectedRowKeys: selected ?? [],
              onChange: (chosen) => onSelect(chosen.map(String)),
              columnWidth: 40,
              preserveSelectedRowKeys: true,
              getTitleCheckboxProps: () => ({ 'aria-label': t('common:table.pickAll') }),
              getCheckboxProps: (row) => ({
                'aria-label': t('common:table.pick', { row: places.get(row) ?? 0 }),
              }),
            }
          }
        />
      </section>
      <TableFoot rows={rows} columns={columns} left={left} chosen={chosen} onChosen={change} />
    </div>
  );
}

/** Keyboard and clicks of the list; reaching its end fetches more. */
function useTableKeys<Row extends object>(props: Props<Row>, see: (index: number) => void) {
  const { name, rows, rowKey, selected = [], onSelect } = props;
  const all = useMemo(() => rows.rows.map(rowKey), [rows.rows, rowKey]);
  const toggle = (key: string) =>
    onSelect?.(selected.includes(key) ? selected.filter((one) => one !== key) : [...selected, key]);
  const open = (row: Row) => {
    keepPlace(name, rowKey(row), rows.rows.indexOf(row));
    props.onOpen?.(row);
  };
  const keys = useRowKeys({
    keys: all,
    onOpen: (key) => {
      const row = rows.rows.find((one) => rowKey(one) === key);
      if (row) open(row);
    },
    onToggle: onSelect && toggle,
    onMove: (index) => {
      see(index);
      if (index >= rows.rows.length - 10) rows.more?.();
    },
  });
  const clicked = (event: MouseEvent<HTMLElement>, row: Row) => {
    const key = rowKey(row);
    const wish = asked(event, Boolean(onSelect));
    if (wish === 'none') return;
    if (wish === 'toggle') toggle(key);
    if (wish === 'range') {
      onSelect?.([...new Set([...selected, ...between(all, keys.current, key)])]);
    }
    keys.setCurrent(key);
    if (wish === 'open') open(row);
    // a link in the row leads to the same place
    if (wish === 'mark') keepPlace(name, key, all.indexOf(key));
  };
  return { ...keys, all, clicked };
}
