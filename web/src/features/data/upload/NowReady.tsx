/** Which models read what was just imported, which can run now, and what the others lack. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StatusTag } from '../../../components/StatusTag';
import { gapsQuery } from '../queries';
import { FIT_TONES, RulesThat } from '../RulesThat';
import type { ModelNeeds } from '../types';

export function NowReady({ tables }: { tables: string[] }) {
  const { t } = useTranslation();
  const query = useQuery({ ...gapsQuery, staleTime: 0 });
  const models = query.data?.models ?? [];
  const concerned = models.filter((model) => model.cells.some((one) => tables.includes(one.table)));
  // those that can run now stand first
  concerned.sort((one, other) => other.able + other.hampered - one.able - one.hampered);
  if (!query.data) return null;
  if (concerned.length === 0) return <p className="muted">{t('data:ready.none')}</p>;
  return (
    <section className="check-file">
      <h2 className="row">
        <span className="grow">{t('data:ready.title')}</span>
        <Link className="small" to="/data/gaps">
          {t('data:gaps.title')}
        </Link>
      </h2>
      <table className="ready-table">
        <thead>
          <tr>
            <th scope="col">{t('data:ready.model')}</th>
            <th scope="col">{t('data:ready.state')}</th>
            <th scope="col">{t('data:ready.rules')}</th>
            <th scope="col">{t('data:ready.lacks')}</th>
          </tr>
        </thead>
        <tbody>
          {concerned.map((model) => (
            <Readiness key={model.id} model={model} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Readiness({ model }: { model: ModelNeeds }) {
  const { t } = useTranslation();
  const rest = model.cells.filter((one) => one.state === 'empty').map((one) => one.table);
  const aside = model.cells.filter((one) => one.state === 'aside').map((one) => one.table);
  const lacking = model.cells.filter((one) => one.state === 'lacking');
  const tables = rest.join(t('data:and'));
  return (
    <tr>
      <td>
        <Link
          to={'/models/$id' as '/'}
          params={{ id: model.id } as never}
          search={{ tab: 'data' } as never}
        >
          {model.name}
        </Link>
      </td>
      <td>
        <StatusTag tone={FIT_TONES[model.fit]} plain>
          {t(`models:fit.${model.fit}`)}
        </StatusTag>
      </td>
      <td>
        <RulesThat model={model} />
      </td>
      <td className="small">
        {lacking.map((one) => (
          <div key={one.table} className="tone-amber">
            {t('data:ready.columns', {
              table: one.table,
              columns: one.lacking.join(t('data:and')),
            })}
          </div>
        ))}
        {aside.length > 0 && (
          <div className="tone-red">
            {t('data:ready.aside', { tables: aside.join(t('data:and')) })}
          </div>
        )}
        {rest.length > 0 && (
          <div className="muted two-lines" title={tables}>
            {t('data:ready.empty', { tables })}
          </div>
        )}
      </td>
    </tr>
  );
}
