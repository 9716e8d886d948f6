/** Long jobs of the user: what runs, what ended, from any page. */
import { UnorderedListOutlined } from '@ant-design/icons';
import { Badge, Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Job, running } from '../api/jobs';
import { useJobEvents } from '../api/useJobEvents';
import { DateText } from '../components/DateText';
import { Bar, JobFailure, StopButton } from '../components/JobProgress';
import { StatusTag } from '../components/StatusTag';

const SHOWN = 12;

export function TaskTray() {
  const { t } = useTranslation();
  const jobs = useJobEvents();
  const now = jobs.filter((job) => !job.ended).length;
  const list = (
    <div className="job-tray">
      {jobs.length === 0 && <span className="muted">{t('shell:tasks.none')}</span>}
      {jobs.slice(0, SHOWN).map((job) => (
        <TrayJob key={job.id} job={job} />
      ))}
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" title={t('shell:tasks.title')} content={list}>
      <Button type="text" icon={<UnorderedListOutlined aria-hidden />}>
        {t('shell:tasks.name')}
        {running(jobs) && <Badge count={now} size="small" color="#1f4e8c" />}
      </Button>
    </Popover>
  );
}

function TrayJob({ job }: { job: Job }) {
  const { t } = useTranslation();
  const label = job.subject || t(`shell:tasks.kind.${job.kind}`, { defaultValue: job.kind });
  if (!job.ended) {
    return (
      <Bar label={label} share={job.share} text={job.text}>
        <StopButton job={job} />
      </Bar>
    );
  }
  const failed = job.state === 'failed';
  const tone = failed ? 'red' : job.state === 'done' ? 'green' : 'grey';
  return (
    <div className="job">
      <div className="row">
        <span className="grow">{label}</span>
        <StatusTag tone={tone}>{t(`shell:tasks.state.${job.state}`)}</StatusTag>
      </div>
      <span className="small muted">
        <DateText value={job.updated} as="minute" />
      </span>
      {failed && <JobFailure job={job} />}
    </div>
  );
}
