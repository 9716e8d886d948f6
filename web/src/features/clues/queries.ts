/** What the pages of clues ask the server. */
import {
  type QueryClient,
  type UseQueryResult,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { $api, api } from '../../api/client';
import type { components } from '../../api/schema';
import { type ClueSearch, filterOf } from './search';

type Schemas = components['schemas'];
export type Clue = Schemas['ClueView'];
export type Detail = Schemas['ClueDetail'];
export type Explanation = Schemas['Explanation'];
export type Step = Schemas['ClueStep'];
export type Condition = Schemas['Condition'];
export type Source = Schemas['Source'];
export type SourceRow = Schemas['SourceRow'];
export type Beside = Schemas['BesideRow'];
export type ClueEvent = Schemas['EventView'];
export type ClueText = Schemas['ClueText'];
export type View = Schemas['View'];
export type Batch = Schemas['Batch'];
export type Draft = Schemas['Draft'];
/** The explanation while it is fetched. */
export type Why = UseQueryResult<Explanation, unknown>;
export type Facets = Schemas['Facets'];

const LIST = '/api/v1/clues';

export const listKey = (search: ClueSearch) => ['get', LIST, search];

export async function cluePage(search: ClueSearch, cursor: string, signal: AbortSignal) {
  const { data } = await api.GET(LIST, { params: { query: { ...search, cursor } }, signal });
  return data as Schemas['CluePage'];
}

export const facetsQuery = (search: ClueSearch) =>
  $api.queryOptions('get', '/api/v1/clues/facets', { params: { query: filterOf(search) } });
export const viewsQuery = $api.queryOptions('get', '/api/v1/clues/views');
export const undoableQuery = $api.queryOptions(
  'get',
  '/api/v1/clues/moves',
  {},
  { refetchInterval: 60_000 },
);

const at = (id: string) => ({ params: { path: { clue_id: id } } });
export const detailQuery = (id: string) =>
  $api.queryOptions('get', '/api/v1/clues/{clue_id}', at(id));
export const explanationQuery = (id: string) =>
  $api.queryOptions('get', '/api/v1/clues/{clue_id}/explanation', at(id), { staleTime: 600_000 });
export const besidesQuery = (id: string) =>
  $api.queryOptions('get', '/api/v1/clues/{clue_id}/asides', at(id), { staleTime: 600_000 });
export const textQuery = (id: string) =>
  $api.queryOptions('get', '/api/v1/clues/{clue_id}/text', at(id), { staleTime: 600_000 });
export const relatedQuery = (id: string) =>
  $api.queryOptions('get', '/api/v1/clues/{clue_id}/related', at(id));
export const besideQuery = (id: string, search: ClueSearch) =>
  $api.queryOptions('get', '/api/v1/clues/neighbours', {
    params: { query: { ...search, clue: id } },
  });

export async function reveal(
  id: string,
  body: Pick<Schemas['Reveal'], 'purpose' | 'column'> & Partial<Schemas['Reveal']>,
) {
  const told = await api.POST('/api/v1/clues/{clue_id}/reveal', {
    ...at(id),
    body: { row_id: '', step: '', row: 0, ...body },
  });
  return told.data as Schemas['ClueValue'];
}

export async function moreRows(id: string, input: string, start: number) {
  const told = await api.GET('/api/v1/clues/{clue_id}/sources', {
    params: { path: { clue_id: id }, query: { input, start } },
  });
  return told.data as Source;
}

/** After a decision everything that counts or shows clues is asked again; explanations stay. */
export const movedClues = (cache: QueryClient) =>
  cache.invalidateQueries({
    predicate: ({ queryKey }) => {
      const path = String(queryKey[1] ?? '');
      return path.startsWith(LIST) && !/explanation|text|asides$/.test(path);
    },
  });

/** A mutation that changes clues. */
export function useMoving<Given, Told>(act: (given: Given) => Promise<Told>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: act, onSettled: () => movedClues(cache) });
}
