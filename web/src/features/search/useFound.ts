/** Everything that was found for some words: by the server, in the rows of tables, in the help. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { $api } from '../../api/client';
import { searchHelp } from '../../app/helpSearch';
import type { Group } from './Kinds';
import { rowsQuery } from './queries';

const FEW = 6;
const MANY = 100;
/** Kinds that are asked for by a request of their own. */
const OWN = ['rows', 'help'];

/**
 * @param words what is looked for; empty: nothing
 * @param kind the only kind that is shown; empty: all
 */
export function useFound(words: string, kind: string) {
  const enabled = words !== '';
  const found = useQuery({
    ...$api.queryOptions('get', '/api/v1/search', { params: { query: { q: words, limit: FEW } } }),
    enabled,
    placeholderData: keepPreviousData,
  });
  const own = OWN.includes(kind);
  const more = useQuery({
    ...$api.queryOptions('get', '/api/v1/search', {
      params: { query: { q: words, kind, limit: MANY } },
    }),
    enabled: enabled && kind !== '' && !own,
  });
  const help = useQuery({
    queryKey: ['help', 'search', words],
    queryFn: () => searchHelp(words, MANY),
    enabled,
    placeholderData: keepPreviousData,
  });
  const rows = useQuery(rowsQuery(words));
  const hits = help.data ?? [];
  const kinds = (found.data?.groups ?? []) as Group[];
  const all = [bare('rows', rows.data?.tables.length ?? 0), ...kinds, bare('help', hits.length)];
  return {
    words: found.data?.words ?? [],
    hits,
    /** every kind with its count, once the server has answered */
    kinds: found.data ? all : [],
    groups: own ? [] : ((kind ? more.data?.groups : found.data?.groups) ?? []),
    waiting: !own && !(kind ? more.data : found.data),
    looking: rows.isFetching,
    total: all.reduce((sum, group) => sum + group.total, 0),
    error: found.error ?? more.error,
    retry: () => void found.refetch(),
  };
}

const bare = (kind: string, total: number): Group => ({ kind, total, items: [], problem: '' });
