/** What the pages of runs ask of the server. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { $api, api } from '../../api/client';
import { jobKeys } from '../../api/jobs';
import type { components } from '../../api/schema';
import { type Rows, useRows } from '../../components/useRows';
import type { RunsSearch, Stream } from './routes';

export type Run = components['schemas']['RunRow'];
export type Page = components['schemas']['RunPage'];
export type Step = components['schemas']['RunStepView'];
export type Aside = components['schemas']['AsideView'];
export type Cause = components['schemas']['CauseView'];
export type Compared = components['schemas']['Compared'];
export type ClueLine = components['schemas']['ClueLine'];

const AGAIN = 700;
/** Milliseconds between two looks at a run under way. */

const at = (run_id: string) => ({ params: { path: { run_id } } });
export const open = (run: Pick<Run, 'phase'> | undefined) =>
  run?.phase === 'waiting' || run?.phase === 'running';

export const runQuery = (id: string) => ({
  ...$api.queryOptions('get', '/api/v1/runs/{run_id}', at(id)),
  refetchInterval: (query: { state: { data?: Page } }) =>
    open(query.state.data?.run) ? AGAIN : (false as const),
});

export const compareQuery = (id: string, before: string) =>
  $api.queryOptions('get', '/api/v1/runs/{run_id}/compare', {
    params: { path: { run_id: id }, query: { before } },
  });

/** Why rows were put aside; a finished run never changes. */
export const causesQuery = (id: string) =>
  $api.queryOptions('get', '/api/v1/runs/{run_id}/causes', at(id));

export const modelsQuery = () => $api.queryOptions('get', '/api/v1/models');

/** The list of runs, page by page. */
export function useRuns(filters: RunsSearch): Rows<Run> {
  const { model = '', state = '', last = '' } = filters;
  const query = { model, state, last, limit: 100 } as const;
  return useRows<Run>(['runs', 'list', filters], async (cursor, signal) => {
    const told = await api.GET('/api/v1/runs', {
      params: { query: { ...query, cursor: cursor ?? '' } },
      signal,
    });
    return told.data ?? { items: [], total: 0 };
  });
}

/** Rows that a run put aside. */
export function useAsides(id: string, stream: Stream, step: string | undefined): Rows<Aside> {
  return useRows<Aside>(['runs', 'rows', id, stream, step], async (cursor, signal) => {
    const told = await api.GET('/api/v1/runs/{run_id}/rows', {
      params: { path: { run_id: id }, query: { stream, step: step ?? '', cursor: cursor ?? '' } },
      signal,
    });
    return told.data ?? { items: [], total: 0 };
  });
}

/** One masked value, for a stated purpose. */
export async function reveal(id: string, wish: components['schemas']['RowWish']): Promise<string> {
  const told = await api.POST('/api/v1/runs/{run_id}/rows/reveal', { ...at(id), body: wish });
  return told.data?.value ?? '';
}

/** Stops, replays or repeats a run. */
export function useRunAction(id: string) {
  const cache = useQueryClient();
  const again = () => {
    void cache.invalidateQueries({ queryKey: runQuery(id).queryKey });
    void cache.invalidateQueries({ queryKey: jobKeys.list });
  };
  const stop = useMutation({
    mutationFn: () => api.POST('/api/v1/runs/{run_id}/cancel', at(id)),
    onSettled: again,
  });
  const replay = useMutation({
    mutationFn: () => api.POST('/api/v1/runs/{run_id}/replay', at(id)),
    onSettled: again,
  });
  return { stop, replay, again };
}
