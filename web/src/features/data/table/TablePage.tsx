/** One table: its rows, what stands in the columns, what could not be read, where it comes from. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Skeleton, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { count } from '../../../components/numbers';
import { useUrlFilters } from '../../../components/useUrlFilters';
import { PageError } from '../../../layouts/PageError';
import { PageHeader } from '../../../layouts/PageHeader';
import { Fresh } from '../listColumns';
import { tableQuery } from '../queries';
import type { Tab, TableSearch } from '../routes';
import type { TableDetail } from '../types';
import { Behind } from './Behind';
import { CoverageTab } from './CoverageTab';
import { Download } from './Download';
import { ImportsTab } from './ImportsTab';
import { LineageTab } from './LineageTab';
import { ProfileTab } from './ProfileTab';
import { QualityTab } from './QualityTab';
import { QuarantineTab } from './QuarantineTab';
import { RowsTab } from './RowsTab';
import '../data.css';
import './table.css';

export function TablePage() {
  const { t } = useTranslation();
  const { name } = useParams({ strict: false }) as { name: string };
  const query = useQuery(tableQuery(name));
  const table = query.data;
  if (query.error && !table)
    return (
      <PageError
        title={name}
        list={{ label: t('data:nav'), to: '/data' }}
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    );
  return (
    <div className="page page-fill">
      <PageHeader
        title={name}
        crumbs={[{ label: t('data:nav'), to: '/data' }, { label: name }]}
        note={table?.meaning}
      >
        {table && <Facts table={table} />}
      </PageHeader>
      {table && <Behind table={table} />}
      <section className="panel grow column table-page">
        {query.isPending && <Skeleton active className="panel-pad" />}
        {table && <Views table={table} />}
      </section>
    </div>
  );
}

function Facts({ table }: { table: TableDetail }) {
  const { t } = useTranslation();
  return (
    <div className="row small facts">
      <span>{t('data:facts.rows', { rows: count(table.rows) })}</span>
      <Aside table={table} />
      <span>{t('data:facts.version', { version: table.version })}</span>
      <span className="row">
        {t('data:column.asOf')} <Fresh day={table.as_of} stale={table.stale} />
      </span>
      <span className="clip">
        {table.suppliers.map((one) => one.supplier || t('data:unsaid')).join(t('data:and'))}
      </span>
    </div>
  );
}

/** Rows set aside: the way to them, and at once the file to correct them in. */
function Aside({ table }: { table: TableDetail }) {
  const { t } = useTranslation();
  const rows = t('data:facts.aside', { rows: count(table.quarantined) });
  if (!table.quarantined) return <span className="muted">{rows}</span>;
  return (
    <span>
      <Link
        className="tone-amber"
        to={'.' as '/'}
        search={{ tab: 'quarantine' } as never}
        title={t('data:tab.quarantine')}
      >
        {rows}
      </Link>
      <Download table={table.name} importId="" small />
    </span>
  );
}

function Views({ table }: { table: TableDetail }) {
  const { t } = useTranslation();
  const [search, change] = useUrlFilters<TableSearch>();
  const current = search.tab ?? 'rows';
  const contents: Record<Tab, ReactNode> = {
    rows: <RowsTab table={table} />,
    profile: <ProfileTab table={table} />,
    quality: <QualityTab table={table} />,
    quarantine: <QuarantineTab table={table} />,
    imports: <ImportsTab table={table} />,
    coverage: <CoverageTab table={table} />,
    lineage: <LineageTab table={table} />,
  };
  const labels = Object.keys(contents) as Tab[];
  return (
    <>
      <Tabs
        className="page-tabs"
        activeKey={current}
        onChange={(tab) => change({ tab: tab as Tab, column: undefined, import: undefined })}
        items={labels.map((key) => ({
          key,
          label:
            key === 'quarantine' && table.quarantined
              ? t('data:tab.quarantineCount', { rows: count(table.quarantined) })
              : t(`data:tab.${key}`),
        }))}
      />
      <div className="grow column tab-body">{contents[current]}</div>
    </>
  );
}
