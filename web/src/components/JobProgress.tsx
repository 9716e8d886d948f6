/** A long job: how far it is, stop, why it failed, what it gave. */
import { Button, Progress } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Job, jobProblem, useCancelJob, useJob, useJobBegan } from '../api/jobs';
import { ProblemError } from '../api/problem';
import { ErrorPanel } from './ErrorPanel';

type Props = {
  id: string;
  /** what is being done, in words */
  label: string;
  /** called once when the job is done without failure */
  onDone?: (job: Job) => void;
  /** what to show of a finished job */
  children?: (job: Job) => ReactNode;
};

export function JobProgress({ id, label, onDone, children }: Props) {
  const { t } = useTranslation();
  const { data: job, error, refetch } = useJob(id);
  const began = useRef(useJobBegan());
  const told = useRef(false);
  useEffect(() => {
    if (id) began.current();
  }, [id]);
  useEffect(() => {
    if (job?.phase !== 'done' || told.current) return;
    told.current = true;
    onDone?.(job);
  }, [job, onDone]);
  if (error && !job) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!job) return <Bar label={label} share={0} text={t('common:loading')} />;
  if (job.phase === 'failed') return <JobFailure job={job} />;
  if (job.ended) {
    const end = job.phase === 'done' ? t('common:job.done') : t('common:job.cancelled');
    return (
      <div className="job">
        <span role="status">
          {label} {end}
        </span>
        {job.phase === 'done' && children?.(job)}
      </div>
    );
  }
  return (
    <Bar label={label} share={job.share} text={job.text}>
      <StopButton job={job} />
    </Bar>
  );
}

/** Why a job failed. */
export function JobFailure({ job }: { job: Job }) {
  const problem = jobProblem(job);
  return problem ? <ErrorPanel error={new ProblemError(problem)} /> : null;
}

/** Stops a running job. */
export function StopButton({ job }: { job: Job }) {
  const { t } = useTranslation();
  const stopping = useCancelJob();
  const busy = job.cancelling || stopping.isPending;
  return (
    <Button size="small" disabled={busy} onClick={() => stopping.mutate(job.id)}>
      {busy ? t('common:job.stopping') : t('common:job.stop')}
    </Button>
  );
}

type BarProps = { label: string; share: number; text: string; children?: ReactNode };

/** The bar itself. */
export function Bar({ label, share, text, children }: BarProps) {
  const whole = Math.floor(share * 100);
  return (
    <div className="job">
      <div className="row">
        <span className="grow">{label}</span>
        {children}
      </div>
      <Progress percent={whole} size="small" aria-label={label} status="active" />
      <span className="small muted" role="status">
        {text}
      </span>
    </div>
  );
}
