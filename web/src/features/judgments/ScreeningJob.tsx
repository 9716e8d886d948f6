/** A screening under way, and what came of it. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Job, useJob } from '../../api/jobs';
import { ErrorPanel } from '../../components/ErrorPanel';
import { JobProgress } from '../../components/JobProgress';
import { LinkButton } from '../../components/LinkButton';
import { screeningQuery, useJudgmentsChanged } from './queries';
import { RuleTable } from './RuleTable';

const delivered = (job: Job) => {
  const result = job.result as { import_id?: string } | null;
  return result?.import_id || null;
};

export function ScreeningJob({ id }: { id: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const changed = useJudgmentsChanged();
  const job = useJob(id).data;
  const onDone = (done: Job) => {
    changed();
    const delivery = delivered(done);
    if (delivery) {
      void navigate({ to: '/judgments/delivery/$delivery', params: { delivery }, replace: true });
    }
  };
  return (
    <section className="panel panel-pad column screening">
      <JobProgress
        id={id}
        label={t('judgments:screening.of', { name: job?.subject ?? '' })}
        onDone={onDone}
      >
        {(done) => !delivered(done) && <Outcome job={done.id} />}
      </JobProgress>
      {!job?.ended && <p className="muted small">{t('judgments:screening.leave')}</p>}
      {job?.ended && job.phase !== 'done' && (
        <div>
          <LinkButton to="/judgments/import">{t('judgments:screening.anew')}</LinkButton>
        </div>
      )}
    </section>
  );
}

function Outcome({ job }: { job: string }) {
  const found = useQuery(screeningQuery(job));
  if (found.error) return <ErrorPanel error={found.error} />;
  return found.data ? <RuleTable screening={found.data} /> : null;
}
