/** Where the rows come from and who reads them: files → table → models. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { count, day } from '../../../components/numbers';
import { importsQuery } from '../queries';
import type { TableDetail } from '../types';
import { Download } from './Download';

export function LineageTab({ table }: { table: TableDetail }) {
  const { t } = useTranslation();
  const query = useQuery(importsQuery(table.name));
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  const files = (query.data ?? []).filter((one) => one.in_force && one.rows_in > 0);
  return (
    <div className="lineage">
      <section aria-label={t('data:lineage.files')}>
        <h2>{t('data:lineage.files')}</h2>
        {query.isPending && <Skeleton active />}
        <ul>
          {files.map((one) => (
            <li key={one.id} className="lineage-box">
              <div className="clip" title={one.file}>
                {one.file}
              </div>
              <div className="small muted">
                {one.supplier || t('data:unsaidSupplier')}
                {t('data:and')}
                <Link
                  to={'.' as '/'}
                  search={{ tab: 'imports' } as never}
                  title={t('data:tab.imports')}
                >
                  {t('data:lineage.imported', { day: day(one.created) })}
                </Link>
              </div>
              <div className="small">
                {t('data:facts.rows', { rows: count(one.rows_kept) })}
                {one.rows_quarantined > 0 && (
                  <>
                    {' '}
                    <Link
                      className="tone-amber"
                      to={'.' as '/'}
                      search={{ tab: 'quarantine', import: one.id } as never}
                      title={t('data:tab.quarantine')}
                    >
                      {t('data:facts.aside', { rows: count(one.rows_quarantined) })}
                    </Link>
                    <Download table={table.name} importId={one.id} small />
                  </>
                )}
              </div>
            </li>
          ))}
        </ul>
      </section>
      <section aria-label={t('data:lineage.table')}>
        <h2>{t('data:lineage.table')}</h2>
        <div className="lineage-box lineage-table">
          <div>{table.name}</div>
          <div className="small muted">{t('data:facts.version', { version: table.version })}</div>
          <div className="small">{t('data:facts.rows', { rows: count(table.rows) })}</div>
        </div>
      </section>
      <section aria-label={t('data:lineage.models')}>
        <h2>{t('data:lineage.models')}</h2>
        {table.models.length === 0 && <p className="muted">{t('data:readers.none')}</p>}
        <ul>
          {table.models.map((model) => (
            <li key={model.id} className="lineage-box">
              <Link
                to={'/models/$id' as '/'}
                params={{ id: model.id } as never}
                search={{ tab: 'data' } as never}
              >
                {model.name}
              </Link>
              <div className="small muted">
                {t('data:lineage.reads', { columns: model.columns.join(t('data:and')) })}
              </div>
              {model.lacking.length > 0 && (
                <div className="small tone-amber">
                  {t('data:gaps.lacks', { columns: model.lacking.join(t('data:and')) })}
                </div>
              )}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
