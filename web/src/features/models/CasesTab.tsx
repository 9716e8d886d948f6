/** The cases that prove a model: invented rows, what must come out, and a button to try them. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/session';
import { EmptyState } from '../../components/EmptyState';
import { ErrorPanel } from '../../components/ErrorPanel';
import { JobProgress } from '../../components/JobProgress';
import { CaseList } from './CaseList';
import { CheckSummary } from './CheckSummary';
import { casesQuery, type Page, useCheckModel } from './queries';

export function CasesTab({ page }: { page: Page }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const query = casesQuery(page.card.id);
  const { data, error, refetch } = useQuery(query);
  const checking = useCheckModel(page.card.id);
  const [job, setJob] = useState<string>();
  const may = useCan('run');
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <div className="panel-pad muted">{t('common:loading')}</div>;
  const under = data.last && ['waiting', 'running'].includes(data.last.phase);
  const shown = job ?? (under ? data.last?.job_id : undefined);
  const ended = () => {
    setJob(undefined);
    void cache.invalidateQueries({ queryKey: query.queryKey });
  };
  return (
    <div className="grow column">
      <div className="models-filters models-check">
        <div className="row">
          <span className="grow">{t('models:casesWhat', { count: data.cases.length })}</span>
          {may && (
            <Button
              type="primary"
              disabled={data.cases.length === 0}
              loading={checking.isPending || Boolean(shown)}
              onClick={() => void checking.mutateAsync().then(setJob)}
            >
              {t('models:check')}
            </Button>
          )}
        </div>
        {checking.error ? <ErrorPanel error={checking.error} compact /> : null}
        {shown ? (
          <JobProgress id={shown} label={t('models:checking')} onDone={ended} />
        ) : (
          data.last && <CheckSummary last={data.last} total={data.cases.length} />
        )}
      </div>
      {data.cases.length === 0 ? (
        <EmptyState title={t('models:noCases')} reason={t('models:noCasesWhy')} />
      ) : (
        <CaseList cases={data} page={page} />
      )}
    </div>
  );
}
