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
        {alike(items).map((rows) => (
          <li key={rows[0].code + rows[0].step + rows[0].reason}>
            <StatusTag tone={rows[0].code === 'review' ? 'amber' : 'grey'} plain>
              {t(rows[0].code === 'review' ? 'clues:beside.review' : 'clues:beside.unchecked')}
            </StatusTag>
            <Rows rows={rows} run={run} />
          </li>
        ))}
      </ul>
      {total > items.length && (
        <p className="small muted">{t('clues:beside.more', { count: total - items.length })}</p>
      )}
    </div>
  );
}

type Alike = [Beside, ...Beside[]];

/** Rows of one step and reason stand together. */
function alike(items: Beside[]): Alike[] {
  const found = new Map<string, Alike>();
  for (const row of items) {
    const key = JSON.stringify([row.code, row.step, row.reason]);
    const held = found.get(key);
    if (held) held.push(row);
    else found.set(key, [row]);
  }
  return [...found.values()];
}

function Rows({ rows, run }: { rows: Alike; run: string }) {
  const { t } = useTranslation();
  const [{ code, step, reason }] = rows;
  return (
    <details className="grow">
      <summary>
        {reason || t('clues:beside.noReason')}
        {rows.length > 1 && (
          <span className="muted"> {t('clues:source.count', { count: rows.length })}</span>
        )}
      </summary>
      <div className="small muted clue-beside">
        {rows.map((row) => (
          <Row key={row.places.join() + Object.values(row.subject).join()} row={row} />
        ))}
        <Link to={`/runs/${run}` as '/'} search={{ tab: 'rows', stream: code, step } as never}>
          {t('clues:beside.open')}
        </Link>
      </div>
    </details>
  );
}

/** By what the row is known, from which lines it comes, what could not be read there. */
function Row({ row }: { row: Beside }) {
  const { t } = useTranslation();
  const unread = Object.entries(row.unread).filter(([, text]) => text);
  const open = ([column]: [string, string]) => !row.covered.includes(column);
  const whose = [...Object.entries(row.subject), ...Object.entries(row.values ?? {})].filter(open);
  return (
    <div className="clue-beside-row">
      {whose.length > 0 && (
        <div>{whose.map(([column, value]) => `${column} ${value}`).join(t('common:comma'))}</div>
      )}
      {row.places.map((place) => (
        <div key={place}>{place}</div>
      ))}
      {unread.map(([column, text]) => (
        <div key={column}>{t('clues:beside.unread', { column, text })}</div>
      ))}
    </div>
  );
}
