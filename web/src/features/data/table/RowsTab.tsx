/** The rows as they count now, sensitive values masked; one value is shown for a purpose. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../../components/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { Masked } from '../../../components/Masked';
import { rowAt } from '../../../components/rowAt';
import { useRows } from '../../../components/useRows';
import { useUrlFilters } from '../../../components/useUrlFilters';
import { useWord } from '../../../components/useWord';
import { revealValue } from '../deeds';
import { fetchRows, poolKeys } from '../queries';
import type { TableSearch } from '../routes';
import type { PoolRow, TableDetail } from '../types';
import { columnWidth } from './widths';

/** From this level on the server masks values. */
const SENSITIVE = 3;

export function RowsTab({ table }: { table: TableDetail }) {
  const { t } = useTranslation();
  const [{ find }, change] = useUrlFilters<TableSearch>();
  const rows = useRows<PoolRow>([...poolKeys.table(table.name), 'rows', find], (cursor, signal) =>
    fetchRows(table.name, find, cursor, signal),
  );
  const place: Column<PoolRow> = {
    key: 'place',
    title: t('data:rows.place'),
    width: 170,
    grow: 1,
    render: (row) => <Place row={row} />,
  };
  const columns: Column<PoolRow>[] = table.columns.map((column) => ({
    key: column.name,
    title: <span title={column.meaning}>{column.name}</span>,
    name: column.name,
    width: columnWidth(column.name, rows.rows, column.level >= SENSITIVE),
    grow: SHORT.includes(column.kind) ? undefined : 1,
    align: NUMBERS.includes(column.kind) ? ('right' as const) : undefined,
    render: (row) => <Cell row={row} column={column.name} sensitive={column.level >= SENSITIVE} />,
  }));
  return (
    <>
      {find && (
        <div className="row small rows-only" role="status">
          {t('data:rows.only', { words: find })}
          <Button size="small" onClick={() => change({ find: undefined })}>
            {t('data:rows.all')}
          </Button>
        </div>
      )}
      <DataTable
        name={`pool-rows-${table.name}`}
        label={table.name}
        columns={[...columns, place]}
        rowKey={(row) => row.id}
        rows={rows}
        empty={find ? <NoneSuch words={find} /> : <None />}
      />
    </>
  );
}

function None() {
  const { t } = useTranslation();
  return <EmptyState title={t('data:rows.none')} reason={t('data:rows.noneWhy')} />;
}

function NoneSuch({ words }: { words: string }) {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('data:rows.noneSuch', { words })} reason={t('data:rows.noneSuchWhy')} />
  );
}

const NUMBERS = ['int', 'decimal'];
/** Kinds whose values are all about as long: more room would only tear the row apart. */
const SHORT = [...NUMBERS, 'date', 'month', 'bool'];

/** Where a row stands in the file that it came with. */
export function Place({
  row,
}: {
  row: { file: string; sheet: string; line: number; month?: string };
}) {
  const { t } = useTranslation();
  const file = row.file.replace(/^.*\//, '');
  const where = { file: row.sheet ? `${file} ${row.sheet}` : file, line: row.line };
  const text = rowAt(t('data:rows.at', where), row.month);
  return (
    <span className="clip small muted" title={text}>
      {text}
    </span>
  );
}

type CellProps = { row: PoolRow; column: string; sensitive: boolean };

function Cell({ row, column, sensitive }: CellProps) {
  const { t } = useTranslation();
  const word = useWord();
  const cell = row.cells[column];
  if (!cell) return null;
  const text = cell.shown || cell.raw;
  if (!text) return <span className="small muted">{word('cell', cell.state)}</span>;
  const unread = cell.shown === '';
  if (sensitive) {
    return (
      <span className={unread ? 'tone-amber' : undefined}>
        <Masked
          value={text}
          label={column}
          reveal={(purpose) => revealValue(row.id, column, purpose)}
        />
      </span>
    );
  }
  const title = unread ? cell.state : cell.raw ? t('data:rows.raw', { text: cell.raw }) : text;
  return (
    <span className={unread ? 'clip tone-amber' : 'clip'} title={title}>
      {text}
    </span>
  );
}
