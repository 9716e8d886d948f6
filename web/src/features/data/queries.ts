/** What the pages of the data pool ask the server. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/fetching';
import type { PageOf } from '../../components/useRows';
import type {
  AsideRow,
  BadCell,
  CoverageReader,
  Draft,
  ElementKind,
  FitView,
  GapMatrix,
  ImportRow,
  OpenDraft,
  PartRows,
  PoolRow,
  Quality,
  StandardTable,
  TableDetail,
  TableRow,
} from './types';

export const poolKeys = {
  all: ['pool'] as const,
  table: (name: string) => ['pool', 'table', name] as const,
  drafts: ['pool', 'draft'] as const,
  draft: (key: string) => ['pool', 'draft', key] as const,
};

const path = (name: string) => `/pool/tables/${encodeURIComponent(name)}`;

export const tablesQuery = queryOptions({
  queryKey: ['pool', 'tables'],
  queryFn: ({ signal }) => call<TableRow[]>('GET', '/pool/tables', { signal }),
});

export const gapsQuery = queryOptions({
  queryKey: ['pool', 'gaps'],
  queryFn: ({ signal }) => call<GapMatrix>('GET', '/pool/gaps', { signal }),
});

/** Which columns of which tables a model decides on. */
export const modelFitQuery = (id: string) =>
  queryOptions({
    queryKey: ['pool', 'model-fit', id],
    queryFn: ({ signal }) =>
      call<FitView>('GET', `/models/${id.split('/').map(encodeURIComponent).join('/')}/fit`, {
        signal,
      }),
  });

export const suppliersQuery = queryOptions({
  queryKey: ['pool', 'suppliers'],
  queryFn: ({ signal }) => call<{ names: string[] }>('GET', '/pool/suppliers', { signal }),
});

export const standardQuery = queryOptions({
  queryKey: ['pool', 'standard'],
  queryFn: ({ signal }) => call<StandardTable[]>('GET', '/pool/standard-tables', { signal }),
});

export const elementsQuery = queryOptions({
  queryKey: ['pool', 'elements'],
  queryFn: ({ signal }) => call<ElementKind[]>('GET', '/pool/elements', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export const tableQuery = (name: string) =>
  queryOptions({
    queryKey: [...poolKeys.table(name), 'detail'],
    queryFn: ({ signal }) => call<TableDetail>('GET', path(name), { signal }),
  });

export const importsQuery = (name: string) =>
  queryOptions({
    queryKey: [...poolKeys.table(name), 'imports'],
    queryFn: ({ signal }) => call<ImportRow[]>('GET', `${path(name)}/imports`, { signal }),
  });

export const coverageReadersQuery = (name: string) =>
  queryOptions({
    queryKey: [...poolKeys.table(name), 'coverage readers'],
    queryFn: ({ signal }) =>
      call<CoverageReader[]>('GET', `${path(name)}/coverage-readers`, { signal }),
  });

export const profileQuery = (name: string) =>
  queryOptions({
    queryKey: [...poolKeys.table(name), 'profile'],
    queryFn: ({ signal }) => call<Quality>('GET', `${path(name)}/profile`, { signal }),
  });

/** How often a file that is being read or imported is looked at. */
const LOOK_MS = 1000;

export const draftQuery = (key: string) =>
  queryOptions({
    queryKey: poolKeys.draft(key),
    queryFn: ({ signal }) => call<Draft>('GET', `/pool/drafts/${key}`, { signal }),
    staleTime: 0,
    refetchInterval: (query) => {
      const state = query.state.data?.state;
      return state === 'reading' || state === 'importing' ? LOOK_MS : false;
    },
  });

/** Files that the person began to bring in and did not finish: asked anew each time. */
export const openDraftsQuery = queryOptions({
  queryKey: ['pool', 'open drafts'],
  queryFn: ({ signal }) => call<OpenDraft[]>('GET', '/pool/drafts', { signal }),
  staleTime: 0,
  // what was finished or given up since must not show for a moment
  gcTime: 0,
});

/** @param mark changes when the answers do: the trial is made anew */
export const partQuery = (key: string, part: number, mark: string) =>
  queryOptions({
    queryKey: [...poolKeys.draft(key), 'part', part, mark],
    queryFn: ({ signal }) => call<PartRows>('GET', `/pool/drafts/${key}/parts/${part}`, { signal }),
    placeholderData: keepPreviousData,
  });

type Cursor = string | undefined;

/** @param find only rows that hold this name, number or firm */
export const fetchRows = (
  name: string,
  find: string | undefined,
  cursor: Cursor,
  signal: AbortSignal,
) =>
  call<PageOf<PoolRow>>('GET', `${path(name)}/rows`, {
    query: { cursor, find, limit: 100 },
    signal,
  });

export const fetchBad = (name: string, column: string, cursor: Cursor, signal: AbortSignal) =>
  call<PageOf<BadCell>>('GET', `${path(name)}/problems`, { query: { column, cursor }, signal });

export const fetchAside = (name: string, importId: string, cursor: Cursor, signal: AbortSignal) =>
  call<PageOf<AsideRow>>('GET', `${path(name)}/quarantine`, {
    query: { import_id: importId, cursor },
    signal,
  });
