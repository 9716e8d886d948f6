/** What the pages of judgments ask the server. */
import { useQueryClient } from '@tanstack/react-query';
import { $api, api } from '../../api/client';
import type { components } from '../../api/schema';
import { type Rows, useRows } from '../../components/useRows';
import type { JudgmentFilters } from './filters';

type Schemas = components['schemas'];
export type Judgment = Schemas['DocumentItem'];
export type JudgmentView = Schemas['DocumentView'];
export type FactItem = Schemas['FactItem'];
export type BlankFact = Schemas['BlankFact'];
/** What a person can correct or, where nothing was read, add. */
export type Correctable = BlankFact & Pick<FactItem, 'value' | 'reason' | 'masked' | 'state'>;
export type RowAdded = Schemas['RowAdded'];
export type Addable = Schemas['Addable'];
export type FactGroup = Schemas['FactGroup'];
export type Finding = Schemas['FindingItem'];
export type Undecided = Schemas['Undecided'];
export type Delivery = Schemas['JudgmentDelivery'];
export type Screening = Schemas['ScreeningView'];
export type Comparison = Schemas['ComparisonView'];
export type GradeCount = Schemas['GradeCount'];

export type Awaiting = Schemas['AwaitingItem'];
export type AwaitingSort = Awaiting['sort'];
export type AwaitingFacets = Schemas['AwaitingFacets'];
export type AwaitingCounts = Pick<AwaitingFacets, AwaitingSort>;
export const AWAITING_SORTS: AwaitingSort[] = ['hit', 'unsure', 'unchecked'];

export const judgmentKeys = {
  all: ['judgments'] as const,
  list: (filters: JudgmentFilters) => ['judgments', 'list', filters] as const,
};

const PAGE = 100;

export function useJudgments(filters: JudgmentFilters): Rows<Judgment> {
  return useRows(judgmentKeys.list(filters), async (cursor, signal) => {
    const query = { ...filters, limit: PAGE, cursor } as never;
    const { data } = await api.GET('/api/v1/documents', { params: { query }, signal });
    return data as Schemas['Page_DocumentItem_'];
  });
}

/** @param delivery only what is about its documents */
export function useAwaiting(sort: AwaitingSort, rule?: string, delivery?: string): Rows<Awaiting> {
  return useRows(['judgments', 'awaiting', sort, rule, delivery], async (cursor, signal) => {
    // of one rule each row is wanted
    const fold = sort === 'unchecked' && !rule;
    const query = { sort, rule: rule ?? '', delivery: delivery ?? '', fold, cursor: cursor ?? '' };
    const { data } = await api.GET('/api/v1/documents/awaiting', { params: { query }, signal });
    return data as Schemas['Page_AwaitingItem_'];
  });
}

export const awaitingFacetsQuery = (sort: AwaitingSort, delivery = '') =>
  $api.queryOptions('get', '/api/v1/documents/awaiting/facets', {
    params: { query: { sort, delivery } },
  });

export const facetsQuery = $api.queryOptions('get', '/api/v1/documents/facets');

export const judgmentQuery = (key: string) =>
  $api.queryOptions('get', '/api/v1/documents/{key}', { params: { path: { key } } });

export const findingsQuery = (key: string, corrected: boolean) =>
  $api.queryOptions('get', '/api/v1/documents/{key}/findings', {
    params: { path: { key }, query: { corrected } },
  });

export const lackingQuery = (key: string) =>
  $api.queryOptions('get', '/api/v1/documents/{key}/lacking', { params: { path: { key } } });

export const deliveriesQuery = $api.queryOptions('get', '/api/v1/documents/deliveries');
export const deliveryQuery = (key: string) =>
  $api.queryOptions('get', '/api/v1/documents/deliveries/{key}', { params: { path: { key } } });

export const screeningQuery = (job: string) =>
  $api.queryOptions('get', '/api/v1/documents/screenings/{job_id}', {
    params: { path: { job_id: job } },
  });

/** After a screening every list and every number may be another. */
export function useJudgmentsChanged() {
  const cache = useQueryClient();
  return () => {
    void cache.invalidateQueries({ queryKey: judgmentKeys.all });
    void cache.invalidateQueries({ queryKey: facetsQuery.queryKey });
  };
}
