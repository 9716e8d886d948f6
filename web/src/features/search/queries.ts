/** What the search page asks about the rows of tables. */
import { $api } from '../../api/client';
import type { components } from '../../api/schema';

export type FoundRows = components['schemas']['RowsFound'];
export type FoundTable = components['schemas']['RowsInTable'];

/** A search through all tables: not again by itself, as each stands in the journal. */
export const rowsQuery = (words: string) =>
  $api.queryOptions(
    'get',
    '/api/v1/search/rows',
    { params: { query: { q: words } } },
    { enabled: words !== '', staleTime: 60_000, retry: false },
  );
