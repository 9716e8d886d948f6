/** Every table of the pool: how much, from whom, up to which day, and who reads it. */
import { UploadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/session';
import { DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { FilterBar, type FilterField } from '../../components/FilterBar';
import { LinkButton } from '../../components/LinkButton';
import { count } from '../../components/numbers';
import { useUrlFilters } from '../../components/useUrlFilters';
import { PageHeader } from '../../layouts/PageHeader';
import { useListColumns } from './listColumns';
import { tablesQuery } from './queries';
import type { ListSearch } from './routes';
import { listOf } from './rowsOf';
import type { TableRow } from './types';
import './data.css';

/** Whether a table is among those asked for. */
function fits(table: TableRow, { text, only }: ListSearch): boolean {
  const hay = [table.name, table.meaning, ...table.suppliers.map((one) => one.supplier)].join(' ');
  if (text && !hay.includes(text)) return false;
  if (only === 'quarantined') return table.quarantined > 0;
  if (only === 'uncovered') return table.covered === 0;
  if (only === 'stale') return table.stale;
  if (only === 'filled') return table.rows + table.quarantined > 0;
  if (only === 'used') return table.models.length > 0;
  return true;
}

export function ListPage() {
  const { t } = useTranslation();
  const query = useQuery(tablesQuery);
  const [filters, change] = useUrlFilters<ListSearch>();
  const navigate = useNavigate();
  const found = query.data?.filter((table) => fits(table, filters));
  const bare = query.data?.length === 0;
  const rows = query.data?.reduce((sum, table) => sum + table.rows, 0) ?? 0;
  const only = ['filled', 'used', 'quarantined', 'stale', 'uncovered'].map((value) => ({
    value,
    label: t(`data:only.${value}`),
  }));
  const fields: FilterField[] = [
    { name: 'text', label: t('data:find'), kind: 'text', width: 240 },
    { name: 'only', label: t('data:only.label'), kind: 'select', options: only, width: 180 },
  ];
  return (
    <div className="page page-fill">
      <PageHeader
        title={t('data:nav')}
        note={query.data && t('data:sum', { tables: query.data.length, rows: count(rows) })}
        actions={<Actions bare={bare} />}
      />
      {bare && (
        <section className="panel grow">
          <Nothing filtered={false} />
        </section>
      )}
      <section className="panel grow column" hidden={bare}>
        <div className="data-bar">
          <FilterBar fields={fields} value={filters} onChange={change} />
        </div>
        <DataTable
          name="pool-tables"
          label={t('data:nav')}
          columns={useListColumns()}
          rowKey={(table) => table.name}
          rows={listOf(query, found)}
          onOpen={(table) =>
            void navigate({ to: '/data/tables/$name', params: { name: table.name } })
          }
          empty={<Nothing filtered={Boolean(query.data?.length)} />}
        />
      </section>
    </div>
  );
}

/** `bare`: the list says itself how to begin */
function Actions({ bare }: { bare: boolean }) {
  const { t } = useTranslation();
  const can = useCan('import');
  return (
    <>
      <Link to="/data/gaps">{t('data:gaps.title')}</Link>
      {can && !bare && (
        <Link to="/data/upload">
          <Button type="primary" icon={<UploadOutlined aria-hidden />} tabIndex={-1}>
            {t('data:upload.title')}
          </Button>
        </Link>
      )}
    </>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation();
  if (filtered) return <EmptyState title={t('data:none.found')} reason={t('data:none.change')} />;
  return (
    <EmptyState
      title={t('data:none.title')}
      reason={t('data:none.reason')}
      action={
        <LinkButton main to="/data/upload">
          {t('data:upload.title')}
        </LinkButton>
      }
    />
  );
}
