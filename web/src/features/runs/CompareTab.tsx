/** A run against the one before it: clues that came, went or changed, and what differed before. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/EmptyState';
import { ErrorPanel } from '../../components/ErrorPanel';
import { count, withGroups } from '../../components/numbers';
import { type ClueLine, type Compared, compareQuery, type Page } from './queries';
import { stepNames } from './stepNames';

export function CompareTab({ page }: { page: Page }) {
  const { t } = useTranslation();
  const before = page.previous;
  const { data, error, refetch } = useQuery({
    ...compareQuery(page.run.id, before),
    enabled: Boolean(before),
  });
  if (!before) return <EmptyState title={t('runs:first')} reason={t('runs:firstWhy')} />;
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <div className="panel-pad muted">{t('common:loading')}</div>;
  return (
    <div className="grow runs-scroll runs-compare">
      <div className="runs-lines">
        <div>
          {t('runs:against')}{' '}
          <Link to={'/runs/$id' as '/'} params={{ id: before } as never}>
            {before}
          </Link>
          {t('runs:sameClues', { count: count(data.same) })}
        </div>
        <Reasons compared={data} />
      </div>
      <Clues title={t('runs:added')} clues={data.added} total={data.added_total} />
      <Clues title={t('runs:gone')} clues={data.gone} total={data.gone_total} />
      <Clues title={t('runs:changed')} clues={data.changed} total={data.changed_total} />
      <Steps page={page} compared={data} />
    </div>
  );
}

function Reasons({ compared }: { compared: Compared }) {
  const { t } = useTranslation();
  if (compared.reasons.length === 0) return <div className="muted">{t('runs:sameBefore')}</div>;
  const lines = compared.reasons.map((reason) => {
    const [code = '', ...rest] = reason.split(':');
    return t(`runs:because.${code}`, { what: rest.join(':') });
  });
  return (
    <div>
      {t('runs:differs')}
      {lines.join(t('common:comma'))}
    </div>
  );
}

type CluesProps = { title: string; clues: ClueLine[]; total: number };

function Clues({ title, clues, total }: CluesProps) {
  const { t } = useTranslation();
  return (
    <section>
      <h2 className="runs-h2">
        {title} <span className="muted small">{t('runs:items', { count: count(total) })}</span>
      </h2>
      {clues.length > 0 && (
        <ul className="runs-clues">
          {clues.map((clue) => (
            <li key={clue.id}>
              <span className="runs-op" title={clue.rule}>
                {clue.rule_name}
              </span>
              <Link to={'/clues/$id' as '/'} params={{ id: clue.id } as never}>
                {withGroups(clue.title)}
              </Link>
              {clue.columns.length > 0 && (
                <span className="muted small">{clue.columns.join(t('common:comma'))}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {total > clues.length && (
        <div className="muted small">{t('runs:onlyFirst', { count: clues.length })}</div>
      )}
    </section>
  );
}

function Steps({ page, compared }: { page: Page; compared: Compared }) {
  const { t } = useTranslation();
  const named = stepNames(page);
  if (compared.steps.length === 0) return null;
  const ways = ['passed', 'review', 'unchecked', 'dropped'] as const;
  return (
    <section>
      <h2 className="runs-h2">{t('runs:stepsDiffer')}</h2>
      <table className="runs-table">
        <thead>
          <tr>
            <th>{t('runs:step')}</th>
            {ways.map((way) => (
              <th key={way}>{t(`runs:way.${way}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {compared.steps.map((step) => (
            <tr key={step.step}>
              <td>{named(step.step)}</td>
              {ways.map((way, index) => (
                <Change key={way} before={step.before[index] ?? 0} after={step.after[index] ?? 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Change({ before, after }: { before: number; after: number }) {
  if (before === after) return <td className="amount muted">{count(after)}</td>;
  return (
    <td className="amount">
      <span className="muted">{count(before)} → </span>
      <strong>{count(after)}</strong>
    </td>
  );
}
