/** One long job: what, how far, what came of it, its failure in full, and how to stop it. */
import { Link } from '@tanstack/react-router';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { jobLink } from '../api/jobLinks';
import { type Job, jobProblem, useCancelJob } from '../api/jobs';
import { ProblemError } from '../api/problem';
import { ErrorPanel } from './ErrorPanel';
import { minute } from './numbers';
import { StatusTag, type Tone } from './StatusTag';

const TONES: Record<Job['phase'], Tone> = {
  waiting: 'grey',
  running: 'blue',
  done: 'green',
  failed: 'red',
  cancelled: 'grey',
};

type Props = {
  job: Job;
  /** called when a link is followed, to close what the row stands in */
  onLeave?: () => void;
};

export function TaskRow({ job, onLeave }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const problem = jobProblem(job);
  const link = jobLink(job);
  const kind = t(`tasks:kind.${job.kind}`, { defaultValue: t('tasks:other') });
  return (
    <li className="task">
      <div className="task-head">
        <span className="grow task-name" title={`${kind} ${job.subject}`}>
          {kind}
          {job.subject && <span className="muted"> {job.subject}</span>}
        </span>
        <StatusTag tone={TONES[job.phase]}>{t(`tasks:phase.${job.phase}`)}</StatusTag>
      </div>
      {!job.ended && <Running job={job} name={kind} />}
      <div className="task-foot small muted">
        <span className="mono">{minute(job.updated)}</span>
        <span className="grow" />
        {problem && (
          <Button
            size="small"
            type="link"
            className="task-why"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {open ? t('tasks:less') : t('tasks:why')}
          </Button>
        )}
        {link && (
          <Link to={link.to as '/'} search={link.search as never} onClick={onLeave}>
            {t('tasks:result')}
          </Link>
        )}
      </div>
      {open && problem && <ErrorPanel error={new ProblemError(problem)} />}
    </li>
  );
}

function Running({ job, name }: { job: Job; name: string }) {
  const { t } = useTranslation();
  const cancel = useCancelJob();
  const label = job.cancelling ? t('tasks:stopping') : t('tasks:stop');
  return (
    <>
      <div className="task-bar">
        <Progress
          percent={Math.floor(job.share * 100)}
          size="small"
          status="normal"
          aria-label={t('tasks:progress', { name })}
        />
        <Button
          size="small"
          disabled={job.cancelling}
          loading={cancel.isPending}
          onClick={() => cancel.mutate(job.id)}
        >
          {label}
        </Button>
      </div>
      <div className="small task-text" role="status">
        {job.text}
      </div>
      {cancel.isError && <ErrorPanel compact error={cancel.error} />}
    </>
  );
}
