/** Long jobs: look, follow by events, fall back to polling, stop. */
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { call } from './fetching';
import { streaming } from './jobStream';
import type { Problem } from './problem';
import type { components } from './schema';

export type Job = components['schemas']['JobView'];

export const jobKeys = {
  all: ['jobs'] as const,
  list: ['jobs', 'list'] as const,
  one: (id: string) => ['jobs', 'one', id] as const,
};

const POLL_MS = 1500;
const QUIET_MS = 60_000;

/** Whether any job of the list still runs. */
export const running = (jobs: Job[] | undefined) => (jobs ?? []).some((job) => !job.ended);

export const jobsQuery = queryOptions({
  queryKey: jobKeys.list,
  queryFn: ({ signal }) => call<Job[]>('GET', '/jobs', { signal }),
  refetchInterval: (query) => {
    if (!running(query.state.data)) return QUIET_MS;
    return streaming.now() ? false : POLL_MS;
  },
});

/** The job, kept fresh by events or, without them, by asking again. */
export function useJob(id: string | null | undefined) {
  const alive = useSyncExternalStore(streaming.subscribe, streaming.now);
  return useQuery({
    queryKey: jobKeys.one(id ?? ''),
    queryFn: ({ signal }) => call<Job>('GET', `/jobs/${id}`, { signal }),
    enabled: Boolean(id),
    refetchInterval: (query) => (query.state.data?.ended || alive ? false : POLL_MS),
  });
}

/** Asks a job to stop at its next step. */
export function useCancelJob() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call<Job>('POST', `/jobs/${id}/cancel`),
    onSuccess: (job) => {
      cache.setQueryData(jobKeys.one(job.id), job);
      void cache.invalidateQueries({ queryKey: jobKeys.list });
    },
  });
}

/** Call it with the answer of a POST that began a job: the tray shows it at once. */
export function useJobBegan() {
  const cache = useQueryClient();
  return () => void cache.invalidateQueries({ queryKey: jobKeys.list });
}

/** The failure of a job as a problem that ErrorPanel shows. */
export function jobProblem(job: Job): Problem | null {
  if (!job.error) return null;
  const told = job.error as Partial<Problem> & { what?: string };
  return {
    ...told,
    title: told.what ?? told.title ?? '',
    code: told.code ?? 'job.failed',
    status: 500,
    request_id: job.id,
  };
}
