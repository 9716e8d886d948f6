/** In which tables a person or a firm stands: every table with its supplier and first rows. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Spin } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../components/ErrorPanel';
import { count } from '../../components/numbers';
import { type FoundRows, rowsQuery } from './queries';
import { TableRows } from './TableRows';

export function RowsGroup({ words }: { words: string }) {
  const { t } = useTranslation();
  const found = useQuery(rowsQuery(words));
  const client = useQueryClient();
  const again = () => void found.refetch();
  const stop = () => void client.cancelQueries({ queryKey: rowsQuery(words).queryKey });
  const data = found.data;
  return (
    <section
      className={
        data?.tables.length === 0 ? 'panel search-rows search-rows-none' : 'panel search-rows'
      }
      aria-labelledby="search-rows"
      aria-busy={!data}
    >
      <div className="panel-title">
        <h2 id="search-rows">
          {t('search:rows.title')}{' '}
          {data && <span className="muted small">{count(data.tables.length)}</span>}
        </h2>
        {data && data.looked > 0 && (
          <span className="muted small">{t('search:rows.looked', { count: data.looked })}</span>
        )}
      </div>
      {found.isFetching && !data && (
        <Line>
          <Spin size="small" /> {t('search:rows.looking')}
          <Button size="small" onClick={stop}>
            {t('search:rows.stop')}
          </Button>
        </Line>
      )}
      {!found.isFetching && !data && !found.error && (
        <Line>
          {t('search:rows.stopped')}
          <Button size="small" onClick={again}>
            {t('search:rows.again')}
          </Button>
        </Line>
      )}
      {found.error && !data && <ErrorPanel error={found.error} onRetry={again} compact />}
      {data && <Tables found={data} words={words} />}
    </section>
  );
}

function Tables({ found, words }: { found: FoundRows; words: string }) {
  const { t } = useTranslation();
  return (
    <>
      {found.left.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('search:rows.left', {
            tables: found.left.join(t('search:rows.and')),
            count: found.left.length,
          })}
        />
      )}
      {found.tables.length === 0 && (
        <Line>{t(found.looked > 0 ? 'search:rows.none' : 'search:rows.noKind')}</Line>
      )}
      <ul className="hits">
        {found.tables.map((one) => (
          <TableRows key={one.table} one={one} words={words} />
        ))}
      </ul>
      {found.places.length > 0 && <Places places={found.places} />}
    </>
  );
}

/** Which columns were looked into: what stands in another one is not found here. */
function Places({ places }: { places: FoundRows['places'] }) {
  const { t } = useTranslation();
  return (
    <details className="panel-pad muted small">
      <summary>{t('search:rows.places', { count: places.length })}</summary>
      <ul>
        {places.map((one) => (
          <li key={one.table}>
            {t('search:rows.place', {
              table: one.table,
              columns: one.columns.join(t('search:rows.and')),
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Line({ children }: { children: ReactNode }) {
  return (
    <p className="row panel-pad muted small" role="status">
      {children}
    </p>
  );
}
