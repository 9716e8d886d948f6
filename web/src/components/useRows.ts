/** Rows of a long list, fetched page by page with the cursor of the server. */
import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

export type PageOf<Row> = {
  items: Row[];
  next?: string | null;
  total: number;
  newest?: string | null;
};

export type Rows<Row> = {
  rows: Row[];
  total: number | undefined;
  /** rows that were fetched, where some are drawn as one */
  held?: number;
  /** when the last row of the whole list changed, where the list tells it */
  newest?: string | null;
  /** nothing is there yet */
  loading: boolean;
  /** old rows stay, dimmed, while new ones come */
  stale: boolean;
  fetchingMore: boolean;
  error: unknown;
  retry: () => void;
  /** undefined at the end of the list */
  more: (() => void) | undefined;
};

/**
 * @param key of the list with its filters: another filter begins at the first page
 * @param fetchPage asks the server for the page after a cursor; undefined for the first
 */
export function useRows<Row>(
  key: QueryKey,
  fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<PageOf<Row>>,
): Rows<Row> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const pages = query.data?.pages;
  const rows = useMemo(() => (pages ?? []).flatMap((page) => page.items), [pages]);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = query;
  return {
    rows,
    total: pages?.[0]?.total,
    newest: pages?.[0]?.newest,
    loading: query.isPending,
    stale: query.isPlaceholderData,
    fetchingMore: isFetchingNextPage,
    error: query.error,
    retry: () => void query.refetch(),
    more: hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : undefined,
  };
}
