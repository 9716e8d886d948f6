/** The fit check: each table and column that is needed, what there is of it, what to do. */
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Alert, Table, type TableProps } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../components/DateText';
import { ErrorPanel } from '../../components/ErrorPanel';
import { count } from '../../components/numbers';
import { RequestList } from '../../components/RequestList';
import { StatusTag, type Tone } from '../../components/StatusTag';
import { FitDetails } from './FitDetails';
import { FitRules, saysOf } from './FitRules';
import { LocalAsked } from './LocalAsked';
import { type FitTable, type FitView, fitQuery, type Page, told } from './queries';
import type { ModelSearch } from './routes';
import { useLeading } from './useLeading';

export function DataTab({ page }: { page: Page }) {
  const { t } = useTranslation();
  const { data, error, refetch, isPending } = useQuery(fitQuery(page.card.id));
  const { table: wanted } = useSearch({ strict: false }) as ModelSearch;
  const tables = data?.tables ?? [];
  const open = tables.filter((table) => table.troubles.length > 0).map((table) => table.table);
  const leading = useLeading(wanted, open.slice(0, 1), data !== undefined);
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  return (
    <div className="grow models-scroll models-fit">
      {data && <Summary fit={data} page={page} />}
      {page.card.source === 'file' && (
        <div className="row">
          <RequestList models={[page.card.id]} />
        </div>
      )}
      {data && <FitRules fit={data} page={page} onMend={leading.leadTo} />}
      <LocalAsked model={page.card.id} />
      <Table<FitTable>
        size="small"
        pagination={false}
        loading={isPending}
        rowKey="table"
        tableLayout="fixed"
        dataSource={tables}
        columns={columnsOf(t)}
        scroll={{ x: 900 }}
        expandable={{
          expandedRowKeys: leading.open,
          onExpandedRowsChange: (keys) => leading.setOpen(keys.map(String)),
          expandRowByClick: true,
          expandedRowRender: (table) => <FitDetails page={page} table={table} />,
        }}
      />
    </div>
  );
}

const KINDS: Record<string, 'success' | 'warning' | 'error'> = {
  whole: 'success',
  part: 'warning',
  none: 'error',
};

function Summary({ fit, page }: { fit: FitView; page: Page }) {
  const { t } = useTranslation();
  const hollow = fit.tables.filter((one) =>
    one.troubles.some((trouble) => told(one, trouble) === 'empty'),
  );
  const screening = page.card.source === 'screening';
  return (
    <Alert
      type={screening ? 'info' : hollow.length ? 'warning' : (KINDS[fit.state] ?? 'warning')}
      showIcon
      title={screening ? t('models:fit.screeningWhy') : saysOf(t, fit)}
      description={
        screening ? undefined : (
          <>
            {fit.as_of && (
              <div>
                {t('models:speaksOf')} <DateText value={fit.as_of} />
                {t('models:speaksOfWhy')}
              </div>
            )}
            {hollow.length > 0 && (
              <div>
                {t('models:hollow', {
                  tables: hollow.map((one) => one.table).join(t('common:comma')),
                })}
              </div>
            )}
          </>
        )
      }
    />
  );
}

const TONES: Record<string, Tone> = {
  absent: 'red',
  columns: 'amber',
  no_day: 'amber',
  empty: 'grey',
  aside: 'red',
  uncovered: 'amber',
  behind: 'amber',
};

function columnsOf(t: TFunction): TableProps<FitTable>['columns'] {
  const filled = (table: FitTable) =>
    table.rows > 0 ? table.columns.filter((one) => one.there && !one.unread).length : 0;
  return [
    {
      title: t('models:table'),
      key: 'table',
      render: (_, one) => (
        <div>
          {one.version ? (
            <Link to={'/data/tables/$name' as '/'} params={{ name: one.table } as never}>
              {one.table}
            </Link>
          ) : (
            <div>{one.table}</div>
          )}
          <div className="muted small models-line" title={one.meaning}>
            {one.meaning}
          </div>
        </div>
      ),
    },
    {
      title: t('models:status'),
      key: 'status',
      width: 150,
      render: (_, one) =>
        one.troubles.length === 0 ? (
          <StatusTag tone="green">{t('models:there')}</StatusTag>
        ) : (
          <span className="models-tags row">
            {one.troubles.map((trouble) => (
              <StatusTag key={trouble} tone={TONES[trouble] ?? 'amber'}>
                {t(`models:trouble.${told(one, trouble)}`)}
              </StatusTag>
            ))}
          </span>
        ),
    },
    {
      title: t('models:columnsThere'),
      key: 'columns',
      width: 92,
      align: 'right',
      render: (_, one) => `${filled(one)}/${one.columns.length}`,
    },
    {
      title: t('models:rowsThere'),
      key: 'rows',
      width: 96,
      align: 'right',
      render: (_, one) => (one.version ? count(one.rows) : t('common:none')),
    },
    {
      title: t('models:asOf'),
      key: 'day',
      width: 112,
      render: (_, one) => <DateText value={one.as_of} />,
    },
    {
      title: t('models:coverage'),
      key: 'cover',
      width: 200,
      render: (_, one) => <Coverage table={one} />,
    },
  ];
}

function Coverage({ table }: { table: FitTable }) {
  const { t } = useTranslation();
  if (table.coverage.length === 0) {
    const text = table.needs_coverage ? t('models:coverageNeeded') : t('models:coverageFree');
    return <span className={table.needs_coverage ? 'tone-amber' : 'muted'}>{text}</span>;
  }
  const first = table.coverage[0];
  if (!first) return null;
  const place = first.place || t('models:everywhere');
  const until = `${first.start ?? t('models:ever')} ~ ${first.end ?? t('models:ever')}`;
  return (
    <div title={`${place} ${first.unit} ${until}`}>
      <div>
        {place}{' '}
        {table.coverage.length > 1 && (
          <span className="muted small">
            {t('models:statements', { count: table.coverage.length })}
          </span>
        )}
      </div>
      <div className="mono small muted">{until}</div>
    </div>
  );
}
