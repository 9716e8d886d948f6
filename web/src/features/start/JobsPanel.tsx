/** The latest long jobs of the person. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { jobsQuery } from '../../api/jobs';
import { TaskRow } from '../../components/TaskRow';
import { Panel } from './Panel';

const SHOWN = 5;

export function JobsPanel() {
  const { t } = useTranslation();
  const query = useQuery(jobsQuery);
  const all = <Link to={'/tasks' as '/'}>{t('tasks:tray.all')}</Link>;
  return (
    <Panel
      title={t('home:jobs.title')}
      note={all}
      query={query}
      className={query.data?.length ? '' : 'home-jobs-empty'}
    >
      {(jobs) =>
        jobs.length ? (
          <ul className="tasks">
            {jobs.slice(0, SHOWN).map((job) => (
              <TaskRow key={job.id} job={job} />
            ))}
          </ul>
        ) : (
          <p className="home-empty">{t('home:jobs.empty')}</p>
        )
      }
    </Panel>
  );
}
