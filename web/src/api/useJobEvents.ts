/** Writes the events of jobs into the cache while any job runs. Used once, by the shell. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { BASE } from './fetching';
import { follow } from './jobStream';
import { type Job, jobKeys, jobsQuery, running } from './jobs';

/** Puts a changed job at its place of the list, a new one in front. */
export function withJob(jobs: Job[] | undefined, job: Job): Job[] {
  const list = jobs ?? [];
  if (!list.some((one) => one.id === job.id)) return [job, ...list];
  return list.map((one) => (one.id === job.id ? job : one));
}

function useVisible(): boolean {
  const [visible, setVisible] = useState(() => document.visibilityState !== 'hidden');
  useEffect(() => {
    const look = () => setVisible(document.visibilityState !== 'hidden');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return visible;
}

/** Follows the user's jobs; gives the list. */
export function useJobEvents(): Job[] {
  const cache = useQueryClient();
  const { data } = useQuery(jobsQuery);
  const wanted = useVisible() && running(data);
  useEffect(() => {
    if (!wanted) return;
    return follow(`${BASE}/jobs/events`, (text) => {
      const job = JSON.parse(text) as Job;
      cache.setQueryData(jobKeys.one(job.id), job);
      cache.setQueryData<Job[]>(jobKeys.list, (jobs) => withJob(jobs, job));
    });
  }, [wanted, cache]);
  return data ?? [];
}
