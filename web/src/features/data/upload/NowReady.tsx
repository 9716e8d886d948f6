/** Which models read what was just imported, which can run now, and what the others lack. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { HelpLink } from '../../../components/HelpLink';
import { StatusTag } from '../../../components/StatusTag';
import { gapsQuery } from '../queries';
import { FIT_TONES, RulesThat } from '../RulesThat';
import type { ModelNeeds } from '../types';
import './ready.css';

export function NowReady({ tables }: { tables: string[] }) {
  const query = useQuery({ ...gapsQuery, staleTime: 0 });
  const models = query.data?.models ?? [];
  const read = new Set(query.data?.tables);
  const unused = [...new Set(tables)].filter((one) => !read.has(one));
  const concerned = models.filter((model) => model.cells.some((one) => tables.includes(one.table)));
  // those that can run now stand first
  concerned.sort((one, other) => other.able + other.hampered - one.able - one.hampered);
  if (!query.data) return null;
  return (
    <>
      {unused.length > 0 && <Unused tables={unused} />}
      {concerned.length > 0 && <Concerned models={concerned} />}
    </>
  );
}

/** A table that no model reads gives no clue: what can be done with it, and the way on. */
function Unused({ tables }: { tables: string[] }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="info"
      showIcon
      title={t('data:ready.unused', { tables: tables.join(t('data:and')) })}
      description={
        <>
          <div>{t('data:ready.usable')}</div>
          <div className="row ready-ways">
            <HelpLink topic="own-model">{t('data:ready.own')}</HelpLink>
            <Link to={'/search' as '/'}>{t('data:ready.search')}</Link>
            <Link to={'/models' as '/'}>{t('models:title')}</Link>
          </div>
        </>
      }
    />
  );
}

function Concerned({ models }: { models: ModelNeeds[] }) {
  const { t } = useTranslation();
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
          {models.map((model) => (
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
