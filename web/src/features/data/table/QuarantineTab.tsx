/** Rows set aside: why, what stood there, download, correct, take in again. */
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../../components/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { count } from '../../../components/numbers';
import { useRows } from '../../../components/useRows';
import { useUrlFilters } from '../../../components/useUrlFilters';
import { fetchAside, importsQuery, poolKeys } from '../queries';
import type { TableSearch } from '../routes';
import type { AsideRow, TableDetail } from '../types';
import { AsideCells } from './AsideCells';
import { AsidePlace, AsideWho, AsideWrong } from './AsideWhere';
import { Download } from './Download';
import { Mend } from './Mend';

export function QuarantineTab({ table }: { table: TableDetail }) {
  const { t } = useTranslation();
  const [search, change] = useUrlFilters<TableSearch>();
  const importId = search.import ?? '';
  const rows = useRows<AsideRow>(
    [...poolKeys.table(table.name), 'aside', importId],
    (cursor, signal) => fetchAside(table.name, importId, cursor, signal),
  );
  const imports = useQuery(importsQuery(table.name)).data ?? [];
  const options = imports
    .filter((one) => one.aside_now > 0 && one.in_force)
    .map((one) => ({
      value: one.id,
      label: t('data:aside.import', { file: one.file, rows: count(one.aside_now) }),
    }));
  const columns: Column<AsideRow>[] = [
    {
      key: 'place',
      title: t('data:rows.place'),
      width: 170,
      render: (row) => <AsidePlace row={row} />,
    },
    {
      key: 'who',
      title: t('data:aside.who'),
      width: 230,
      grow: 1,
      render: (row) => <AsideWho row={row} />,
    },
    {
      key: 'why',
      title: t('data:aside.wrong'),
      width: 300,
      grow: 2,
      render: (row) => <AsideWrong row={row} />,
    },
    {
      key: 'cells',
      title: t('data:aside.cells'),
      width: 420,
      grow: 2,
      render: (row) => <AsideCells table={table.name} row={row} />,
    },
  ];
  return (
    <>
      <div className="row data-bar">
        <Select
          aria-label={t('data:aside.of')}
          placeholder={t('data:aside.of')}
          allowClear
          value={importId || undefined}
          onChange={(value) => change({ import: value })}
          options={options}
          popupMatchSelectWidth={false}
          style={{ minWidth: 220 }}
        />
        <span className="grow small muted">{t('data:aside.explain')}</span>
        <Download table={table.name} importId={importId} disabled={table.quarantined === 0} />
        <Mend table={table.name} />
      </div>
      <DataTable
        name="pool-aside"
        label={t('data:tab.quarantine')}
        columns={columns}
        rowKey={(row) => row.id}
        rows={rows}
        empty={<EmptyState title={t('data:aside.none')} reason={t('data:aside.noneWhy')} />}
      />
    </>
  );
}
