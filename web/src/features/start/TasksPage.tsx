/** All long jobs of the person, with their failures in full. */
import { CloseOutlined } from '@ant-design/icons';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/fetching';
import { type Job, jobKeys } from '../../api/jobs';
import { EmptyState } from '../../components/EmptyState';
import { ErrorPanel } from '../../components/ErrorPanel';
import { day } from '../../components/numbers';
import { TaskRow } from '../../components/TaskRow';
import { PageHeader } from '../../layouts/PageHeader';
import { SHOWS, type Show } from './shows';
import './home.css';

const LIMIT = 200;

/** Under the key of the jobs, so that it is asked again when one of them changes. */
const longList = queryOptions({
  queryKey: [...jobKeys.all, 'long'],
  queryFn: ({ signal }) => call<Job[]>('GET', `/jobs?limit=${LIMIT}`, { signal }),
  refetchInterval: 5000,
});

const fits = (job: Job, show: Show) =>
  show === 'all' || (show === 'running' ? !job.ended : job.phase === show);

export function TasksPage() {
  const { t } = useTranslation();
  const { show, since } = useSearch({ from: '/app/tasks' });
  const navigate = useNavigate();
  const query = useQuery(longList);
  const jobs = query.data?.filter(
    (job) => fits(job, show) && (!since || day(job.updated) >= since),
  );
  const anyJob = Boolean(query.data?.length);
  return (
    <div className="page page-fill">
      <PageHeader title={t('tasks:title')} note={t('tasks:note')} />
      <section className="panel grow column">
        <div className="tasks-filter">
          <Segmented<Show>
            aria-label={t('tasks:show.label')}
            value={show}
            options={SHOWS.map((value) => ({ value, label: t(`tasks:show.${value}`) }))}
            onChange={(value) =>
              void navigate({ to: '/tasks' as '/', search: { show: value, since } as never })
            }
          />
          {since && (
            <Tag
              closable
              closeIcon={<CloseOutlined aria-label={t('tasks:anyDay')} />}
              onClose={() => void navigate({ to: '/tasks' as '/', search: { show } as never })}
            >
              {t('tasks:since', { day: since })}
            </Tag>
          )}
        </div>
        {query.error && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
        {!jobs && !query.error && <Skeleton active className="panel-pad" />}
        {jobs?.length === 0 && (
          <EmptyState
            title={anyJob ? t('tasks:none.title') : t('tasks:none.ever')}
            reason={anyJob ? t('tasks:none.reason') : t('tasks:none.begin')}
          />
        )}
        {jobs && jobs.length > 0 && (
          <ul className="tasks tasks-long">
            {jobs.map((job) => (
              <TaskRow key={job.id} job={job} />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
