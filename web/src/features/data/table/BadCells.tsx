/** Cells of a column that cannot be read, with their places. */
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../../components/DataTable';
import { Masked } from '../../../components/Masked';
import { useRows } from '../../../components/useRows';
import { revealValue } from '../deeds';
import { fetchBad, poolKeys } from '../queries';
import type { BadCell, TableDetail } from '../types';
import { Place } from './RowsTab';

export function BadCells({ table, column }: { table: TableDetail; column: string }) {
  const { t } = useTranslation();
  const rows = useRows<BadCell>([...poolKeys.table(table.name), 'bad', column], (cursor, signal) =>
    fetchBad(table.name, column, cursor, signal),
  );
  const keys = table.key.filter((name) => name !== column).slice(0, 2);
  const columns: Column<BadCell>[] = [
    {
      key: 'raw',
      title: t('data:quality.raw'),
      width: 220,
      render: (cell) => (
        <Masked
          value={cell.raw}
          label={column}
          reveal={
            cell.raw.startsWith(HIDDEN)
              ? (purpose) => revealValue(cell.row.id, column, purpose)
              : undefined
          }
        />
      ),
    },
    {
      key: 'why',
      title: t('data:quality.why'),
      width: 280,
      render: (cell) => (
        <span className="clip" title={cell.why}>
          {cell.why}
        </span>
      ),
    },
    ...keys.map((name) => ({
      key: name,
      title: name,
      width: 190,
      render: (cell: BadCell) => <span className="clip">{cell.row.cells[name]?.shown}</span>,
    })),
    {
      key: 'place',
      title: t('data:rows.place'),
      width: 240,
      render: (cell) => <Place row={cell.row} />,
    },
  ];
  return (
    <DataTable
      name="pool-bad"
      label={t('data:quality.list', { column })}
      columns={columns}
      rowKey={(cell) => cell.row.id}
      rows={rows}
      empty={null}
    />
  );
}

/** How the server writes what it hides as a whole. */
const HIDDEN = '\uff0a';
