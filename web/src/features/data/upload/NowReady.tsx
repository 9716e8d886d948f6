/** Which models read what was just imported, and which of them can run now. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StatusTag } from '../../../components/StatusTag';
import { gapsQuery } from '../queries';
import type { ModelNeeds } from '../types';

export function NowReady({ tables }: { tables: string[] }) {
  const { t } = useTranslation();
  const query = useQuery({ ...gapsQuery, staleTime: 0 });
  const models = query.data?.models ?? [];
  const concerned = models.filter((model) => model.cells.some((one) => tables.includes(one.table)));
  if (!query.data) return null;
  if (concerned.length === 0) return <p className="muted">{t('data:ready.none')}</p>;
  return (
    <section className="check-file">
      <h2>{t('data:ready.title')}</h2>
      <ul className="cells">
        {concerned.map((model) => (
          <li key={model.id}>
            <Readiness model={model} />
          </li>
        ))}
      </ul>
      <Link to="/data/gaps">{t('data:gaps.title')}</Link>
    </section>
  );
}

function Readiness({ model }: { model: ModelNeeds }) {
  const { t } = useTranslation();
  const there = model.cells.some((one) => one.state !== 'empty');
  const rest = model.cells.filter((one) => one.state === 'empty').map((one) => one.table);
  const lacking = model.cells.filter((one) => one.state === 'lacking');
  return (
    <span className="row">
      <StatusTag tone={model.ready ? 'green' : 'amber'} plain>
        {t(`models:fit.${model.ready ? 'whole' : there ? 'part' : 'none'}`)}
      </StatusTag>
      <span>{model.name}</span>
      {lacking.map((one) => (
        <span key={one.table} className="small tone-amber">
          {t('data:ready.columns', { table: one.table, columns: one.lacking.join(t('data:and')) })}
        </span>
      ))}
      {rest.length > 0 && (
        <span className="small muted">
          {t('data:ready.lacks', { tables: rest.join(t('data:and')) })}
        </span>
      )}
    </span>
  );
}
