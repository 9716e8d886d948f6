/** How fresh the data is: the oldest tables first. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { count } from '../../components/numbers';
import { NumberLink } from './NumberLink';
import { Panel } from './Panel';
import { type Freshness, freshnessQuery } from './queries';
import * as targets from './targets';

export function FreshPanel() {
  const { t } = useTranslation();
  const query = useQuery(freshnessQuery);
  const told = query.data;
  const stale = told && (
    <NumberLink target={targets.stale} label={t('home:fresh.title')}>
      {t('home:fresh.stale', { count: told.stale, days: told.stale_days })}
    </NumberLink>
  );
  const note =
    told && told.stale > 0
      ? stale
      : told && told.total > 0
        ? t('home:fresh.note', { count: told.total })
        : undefined;
  return (
    <Panel title={t('home:fresh.title')} note={note} query={query}>
      {(held) =>
        held.items.length ? (
          <FreshTable held={held} />
        ) : (
          <p className="home-empty">{t('home:fresh.empty')}</p>
        )
      }
    </Panel>
  );
}

function FreshTable({ held }: { held: Freshness }) {
  const { t } = useTranslation();
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('home:fresh.table')}</th>
          <th scope="col">{t('home:fresh.asOf')}</th>
          <th scope="col" className="amount">
            {t('home:fresh.age')}
          </th>
          <th scope="col" className="amount">
            {t('home:fresh.rows')}
          </th>
        </tr>
      </thead>
      <tbody>
        {held.items.map((table) => (
          <tr key={table.name}>
            <th scope="row" className="cut">
              <NumberLink
                target={targets.table(table.name)}
                label={table.name}
                className="plain-link"
              >
                {table.name}
              </NumberLink>
            </th>
            <td className="mono">{table.as_of ?? t('home:fresh.unknown')}</td>
            <td className={table.stale ? 'amount tone-amber' : 'amount'}>
              {table.days === null
                ? t('home:none')
                : t('home:fresh.days', { count: table.days, days: count(table.days) })}
            </td>
            <td className="amount">{count(table.rows)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
