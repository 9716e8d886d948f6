/** One table in which somebody stands: how many rows, from whom, and the first of them. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { count } from '../../components/numbers';
import type { FoundTable } from './queries';

const CELLS = 6;

export function TableRows({ one, words }: { one: FoundTable; words: string }) {
  const { t } = useTranslation();
  const params = { name: one.table } as never;
  const more = one.rows - one.first.length;
  const to = '/data/tables/$name' as '/';
  return (
    <li>
      <span className="row">
        <Link to={to} params={params} search={{ find: words } as never}>
          {one.table}
        </Link>
        <span className="small">
          {t('search:rows.count', { count: one.rows, n: count(one.rows) })}
        </span>
        <span className="muted small">
          {t('search:rows.in', {
            columns: one.columns.map((c) => c.name).join(t('search:rows.and')),
          })}
        </span>
        {one.quarantined > 0 && (
          <Link className="small" to={to} params={params} search={{ tab: 'quarantine' } as never}>
            {t('search:rows.aside', { count: one.quarantined, n: count(one.quarantined) })}
          </Link>
        )}
      </span>
      <span className="muted small">
        {one.suppliers
          .map((s) =>
            t('search:rows.from', { name: s.name || t('search:rows.unsaid'), n: count(s.rows) }),
          )
          .join(t('search:rows.and'))}
      </span>
      {one.first.map((row) => (
        <span key={row.id} className="search-row small">
          {Object.entries(row.cells)
            .filter(([, cell]) => cell.shown)
            .slice(0, CELLS)
            .map(([name, cell]) => (
              <span key={name}>
                <span className="muted">{name}</span> {cell.shown}
              </span>
            ))}
        </span>
      ))}
      {more > 0 && (
        <Link className="small" to={to} params={params} search={{ find: words } as never}>
          {t('search:rows.more', { count: more, n: count(more) })}
        </Link>
      )}
    </li>
  );
}
