/** Cells that cannot be read or look wrong: by column and reason, then one by one. */
import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorPanel } from '../../../components/ErrorPanel';
import { count } from '../../../components/numbers';
import { useUrlFilters } from '../../../components/useUrlFilters';
import { profileQuery } from '../queries';
import type { TableSearch } from '../routes';
import type { ColumnQuality, TableDetail } from '../types';
import { BadCells } from './BadCells';

/** Whether there is something to say of a column. */
const faulty = (column: ColumnQuality) =>
  column.unknown > 0 || Object.keys(column.findings).length > 0;

export function QualityTab({ table }: { table: TableDetail }) {
  const { t } = useTranslation();
  const query = useQuery(profileQuery(table.name));
  const [search, change] = useUrlFilters<TableSearch>();
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active className="panel-pad" />;
  const columns = query.data.columns.filter(faulty);
  if (columns.length === 0) {
    const aside = table.quarantined > 0 && (
      <Button onClick={() => change({ tab: 'quarantine', column: undefined })}>
        {t('data:quality.aside', { rows: count(table.quarantined) })}
      </Button>
    );
    return (
      <EmptyState
        title={t('data:quality.none')}
        reason={t('data:quality.noneWhy')}
        action={aside}
      />
    );
  }
  const chosen = columns.find((one) => one.name === search.column) ?? columns[0];
  if (!chosen) return null;
  return (
    <div className="map-step grow">
      <nav className="part-list" aria-label={t('data:quality.columns')}>
        {columns.map((one) => (
          <button
            type="button"
            key={one.name}
            aria-current={one.name === chosen.name}
            className={one.name === chosen.name ? 'part part-current' : 'part'}
            onClick={() => change({ column: one.name })}
          >
            <span>{one.name}</span>
            <Summary column={one} />
          </button>
        ))}
      </nav>
      <div className="grow column">
        <Reasons column={chosen} />
        {chosen.unknown > 0 ? (
          <BadCells key={chosen.name} table={table} column={chosen.name} />
        ) : (
          <EmptyState title={t('data:quality.onlyFindings')} />
        )}
      </div>
    </div>
  );
}

const sum = (counts: Record<string, number>) =>
  Object.values(counts).reduce((all, one) => all + one, 0);

function Summary({ column }: { column: ColumnQuality }) {
  const { t } = useTranslation();
  const findings = sum(column.findings);
  return (
    <span className="small">
      {column.unknown > 0 && (
        <span className="tone-amber">
          {t('data:quality.unread', { cells: count(column.unknown) })}{' '}
        </span>
      )}
      {findings > 0 && (
        <span className="muted">{t('data:quality.findings', { cells: count(findings) })}</span>
      )}
    </span>
  );
}

function Reasons({ column }: { column: ColumnQuality }) {
  const { t } = useTranslation();
  const lines = [
    ...Object.entries(column.unreadable).map(([why, cells]) => ({
      why,
      cells,
      tone: 'tone-amber',
    })),
    ...Object.entries(column.findings).map(([why, cells]) => ({ why, cells, tone: 'muted' })),
  ];
  return (
    <ul className="reasons">
      {lines.slice(0, 6).map((line) => (
        <li key={line.why} className={line.tone}>
          {t('data:quality.reason', { why: line.why, cells: count(line.cells) })}
        </li>
      ))}
    </ul>
  );
}
