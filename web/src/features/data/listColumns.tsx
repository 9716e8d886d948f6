/** The columns of the list of tables. */
import { Link } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { beijingNow } from '../../components/beijing';
import type { Column } from '../../components/DataTable';
import { DateText } from '../../components/DateText';
import { count, daysLeft } from '../../components/numbers';
import type { TableRow } from './types';

export function useListColumns(): Column<TableRow>[] {
  const { t, i18n } = useTranslation();
  /** English heads and counts are longer */
  const wide = i18n.language === 'en-US';
  return [
    {
      key: 'name',
      title: t('data:column.table'),
      fixed: true,
      width: 140,
      render: (table) => (
        <Link to="/data/tables/$name" params={{ name: table.name }}>
          {table.name}
        </Link>
      ),
    },
    {
      key: 'meaning',
      title: t('data:column.meaning'),
      width: 200,
      grow: 3,
      render: (table) => <Clip>{table.meaning}</Clip>,
    },
    {
      key: 'rows',
      title: t('data:column.rows'),
      width: 90,
      align: 'right',
      render: (table) => <span className="amount">{count(table.rows)}</span>,
    },
    {
      key: 'quarantined',
      title: t('data:column.quarantined'),
      width: wide ? 108 : 80,
      align: 'right',
      render: (table) => <Quarantined table={table} />,
    },
    {
      key: 'supplier',
      title: t('data:column.supplier'),
      width: 192,
      grow: 2,
      render: (table) => (
        <Clip>
          {table.suppliers.map((one) => one.supplier || t('data:unsaid')).join(t('data:and'))}
        </Clip>
      ),
    },
    {
      key: 'asOf',
      title: t('data:column.asOf'),
      width: wide ? 170 : 156,
      render: (table) => <Fresh day={table.as_of} stale={table.stale} />,
    },
    {
      key: 'coverage',
      title: t('data:column.coverage'),
      width: wide ? 108 : 84,
      render: (table) =>
        table.covered ? (
          t('data:covered', { count: table.covered })
        ) : (
          <Tooltip title={t('data:coverage.none')}>
            <span className="tone-amber">{t('data:uncovered')}</span>
          </Tooltip>
        ),
    },
    {
      key: 'models',
      title: t('data:column.models'),
      width: wide ? 96 : 114,
      render: (table) => <Readers table={table} />,
    },
  ];
}

function Clip({ children }: { children: string }) {
  return (
    <span className="clip" title={children}>
      {children}
    </span>
  );
}

function Quarantined({ table }: { table: TableRow }) {
  if (!table.quarantined) return <span className="amount muted">0</span>;
  return (
    <Link
      className="amount tone-amber"
      to="/data/tables/$name"
      params={{ name: table.name }}
      search={{ tab: 'quarantine' }}
    >
      {count(table.quarantined)}
    </Link>
  );
}

/** Up to which day the supplier vouches, and how long ago that is. */
export function Fresh({ day, stale }: { day: string | null | undefined; stale: boolean }) {
  const { t } = useTranslation();
  if (!day) return <span className="muted">{t('data:unsaid')}</span>;
  const ago = -daysLeft(day, beijingNow().format('YYYY-MM-DD'));
  return (
    <span className="mono">
      <DateText value={day} />{' '}
      {ago > 0 && (
        <span className={stale ? 'small tone-amber' : 'small muted'}>
          {t('data:ago', { count: ago, days: count(ago) })}
        </span>
      )}
    </span>
  );
}

function Readers({ table }: { table: TableRow }) {
  const { t } = useTranslation();
  if (!table.models.length)
    return (
      <span className="muted" title={t('data:readers.noneWhy')}>
        {t('data:readers.none')}
      </span>
    );
  const lacking = table.models.filter((model) => model.lacking.length).length;
  const packs = table.models.filter((model) => model.kind === 'pack').length;
  const models = table.models.length - packs;
  const said = [
    models > 0 && t('data:readers.models', { count: models }),
    packs > 0 && t('data:readers.packs', { count: packs }),
  ];
  const names = table.models.map((model) => model.name).join(t('data:and'));
  return (
    <span className="clip" title={names}>
      {said.filter(Boolean).join(t('data:and'))}
      {lacking > 0 && (
        <span className="tone-amber"> {t('data:readers.lacking', { count: lacking })}</span>
      )}
    </span>
  );
}
