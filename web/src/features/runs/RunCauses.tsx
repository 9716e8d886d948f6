/** Why rows were not judged, which rules lose them, and where to mend each reason. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { count } from '../../components/numbers';
import { type Cause, causesQuery, type Page } from './queries';

export function RunCauses({ page }: { page: Page }) {
  const { t } = useTranslation();
  const { counts, id } = page.run;
  const aside = (counts.review ?? 0) + (counts.unchecked ?? 0);
  const { data } = useQuery({ ...causesQuery(id), enabled: page.kept && aside > 0 });
  const none = !counts.clues && !counts.hints;
  if (!none && !data?.items.length) return null;
  return (
    <section className="panel panel-pad column runs-causes" aria-label={t('runs:causes')}>
      <strong>{t(none ? (aside ? 'runs:noneUnjudged' : 'runs:noneJudged') : 'runs:causes')}</strong>
      {alike(data?.items ?? []).map((cause) => (
        <Line key={`${cause.stream} ${cause.step} ${cause.reason}`} page={page} cause={cause} />
      ))}
      {Boolean(data?.more) && (
        <Link {...rowsOf(id, {})} className="small">
          {t('runs:moreCauses', { count: data?.more, rows: count(data?.more_rows ?? 0) })}
        </Link>
      )}
    </section>
  );
}

/** Several steps that put as many rows aside for one reason are told once, without a step. */
function alike(causes: Cause[]): Cause[] {
  const found = new Map<string, Cause>();
  for (const cause of causes) {
    const key = JSON.stringify([cause.stream, cause.reason, cause.rows, cause.lacking]);
    const held = found.get(key);
    found.set(key, held ? { ...held, step: '' } : cause);
  }
  return [...found.values()];
}

function Line({ page, cause }: { page: Page; cause: Cause }) {
  const { t } = useTranslation();
  const { stream, step, reason, lacking, items, rules } = cause;
  const said = t(`runs:causeOf.${stream as 'review' | 'unchecked'}`, { rows: count(cause.rows) });
  const tables = [...new Set(lacking.map((one) => one.table))];
  return (
    <div className="row runs-cause">
      <Link {...rowsOf(page.run.id, step ? { stream, step } : { stream })}>{said}</Link>
      <span>{reason}</span>
      {rules.length > 0 && (
        <span className="muted small">
          {t('runs:losing', { rules: rules.join(t('common:comma')) })}
        </span>
      )}
      {tables.map((table) => (
        <Link
          key={table}
          to={'/models/$id' as '/'}
          params={{ id: page.run.model_id } as never}
          search={{ tab: 'data', table } as never}
        >
          {t('runs:mend', {
            table,
            columns: lacking
              .filter((one) => one.table === table)
              .map((one) => one.column)
              .join(t('common:comma')),
          })}
        </Link>
      ))}
      {(items ?? []).map((item) => (
        <Link key={item} to={'/admin' as '/'} search={{ tab: 'local', item } as never}>
          {t('runs:local', { item })}
        </Link>
      ))}
    </div>
  );
}

const rowsOf = (id: string, search: { stream?: string; step?: string }) => ({
  to: '/runs/$id' as '/',
  params: { id } as never,
  search: { tab: 'rows', ...search } as never,
});
