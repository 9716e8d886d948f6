/** A list that came whole, as a DataTable takes it. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { Rows } from '../../components/useRows';

/**
 * @param query that brought the list
 * @param rows of it that are to be shown
 */
export function listOf<Row>(query: UseQueryResult<unknown>, rows: Row[] | undefined): Rows<Row> {
  return {
    rows: rows ?? [],
    total: rows?.length,
    loading: query.isPending,
    stale: false,
    fetchingMore: false,
    error: query.error,
    retry: () => void query.refetch(),
    more: undefined,
  };
}
