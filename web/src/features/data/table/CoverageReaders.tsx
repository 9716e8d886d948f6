/** Which models say “not there” of the table, and what their last run left unchecked for it. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { count } from '../../../components/numbers';
import { coverageReadersQuery } from '../queries';
import type { CoverageReader } from '../types';

export function CoverageReaders({ name }: { name: string }) {
  const { t } = useTranslation();
  const query = useQuery(coverageReadersQuery(name));
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <h2>{t('data:coverage.readers')}</h2>
      {query.data?.length === 0 ? (
        <p className="muted">{t('data:coverage.readersNone')}</p>
      ) : (
        <Table<CoverageReader>
          size="small"
          pagination={false}
          rowKey="id"
          loading={query.isPending}
          dataSource={query.data}
          columns={[
            {
              title: t('data:coverage.model'),
              render: (_, one) => (
                <Link to={'/models/$id' as '/'} params={{ id: one.id } as never}>
                  {one.name}
                </Link>
              ),
            },
            { title: t('data:coverage.lastRun'), render: (_, one) => <LastRun one={one} /> },
          ]}
        />
      )}
    </>
  );
}

function LastRun({ one }: { one: CoverageReader }) {
  const { t } = useTranslation();
  if (!one.run) return <span className="muted">{t('data:coverage.neverRun')}</span>;
  return (
    <>
      {one.unchecked
        ? t('data:coverage.unchecked', { rows: count(one.unchecked) })
        : t('data:coverage.uncheckedNone')}{' '}
      {one.unchecked > 0 && (
        <Link
          to={'/runs/$id' as '/'}
          params={{ id: one.run } as never}
          search={{ tab: 'rows', stream: 'unchecked' } as never}
        >
          {t('data:coverage.rows')}
        </Link>
      )}
      {one.older && <div className="small tone-amber">{t('data:coverage.older')}</div>}
    </>
  );
}
