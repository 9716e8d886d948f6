/** What the run put aside about the same subject: it may change the picture of the clue. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../components/ErrorPanel';
import { count } from '../../components/numbers';
import { StatusTag } from '../../components/StatusTag';
import { type Beside, besidesQuery } from './queries';

export function BesideRows({ clue }: { clue: string }) {
  const { t } = useTranslation();
  const found = useQuery(besidesQuery(clue));
  if (found.error) return <ErrorPanel error={found.error} compact />;
  if (!found.data || found.data.total === 0) return null;
  const { items, total, run } = found.data;
  return (
    <div className="clue-part">
      <h2>{t('clues:beside.title', { count: count(total) as never })}</h2>
      <ul className="clue-asides">
        {items.map((row) => (
          <li key={row.step + row.reason + row.places.join() + Object.values(row.subject).join()}>
            <StatusTag tone={row.code === 'review' ? 'amber' : 'grey'} plain>
              {row.stream}
            </StatusTag>
            <Row row={row} run={run} />
          </li>
        ))}
      </ul>
      {total > items.length && (
        <p className="small muted">{t('clues:beside.more', { count: total - items.length })}</p>
      )}
    </div>
  );
}

function Row({ row, run }: { row: Beside; run: string }) {
  const { t } = useTranslation();
  const unread = Object.entries(row.unread).filter(([, text]) => text);
  const whose = Object.entries(row.subject).filter(([column]) => !row.covered.includes(column));
  return (
    <details className="grow">
      <summary>{row.reason || t('clues:beside.noReason')}</summary>
      <div className="small muted clue-beside">
        {whose.length > 0 && (
          <div>{whose.map(([column, value]) => `${column} ${value}`).join(t('common:comma'))}</div>
        )}
        {row.places.map((place) => (
          <div key={place}>{place}</div>
        ))}
        {unread.map(([column, text]) => (
          <div key={column}>{t('clues:beside.unread', { column, text })}</div>
        ))}
        <Link
          to={`/runs/${run}` as '/'}
          search={{ tab: 'rows', stream: row.code, step: row.step } as never}
        >
          {t('clues:beside.open', { step: row.step })}
        </Link>
      </div>
    </details>
  );
}
