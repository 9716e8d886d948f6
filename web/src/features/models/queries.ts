/** What the pages of models ask of the server. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { $api, api } from '../../api/client';
import { jobKeys } from '../../api/jobs';
import type { components } from '../../api/schema';

export type Card = components['schemas']['ModelCard'];
export type Page = components['schemas']['ModelPage'];
export type Rule = components['schemas']['ModelRule'];
export type Step = components['schemas']['ModelStep'];
export type FitView = components['schemas']['FitView'];
export type FitTable = components['schemas']['FitTable'];
export type FitRule = components['schemas']['FitRule'];
export type FitColumn = components['schemas']['FitColumn'];
export type Guess = components['schemas']['SourceGuess'];
export type Case = components['schemas']['CaseView'];
export type Cases = components['schemas']['ModelCases'];
export type WhyAnswer = components['schemas']['WhyAnswer'];
export type WhyRule = components['schemas']['WhyRule'];
export type WhyStep = components['schemas']['WhyStep'];
export type Wish = components['schemas']['RunWish'];

/** What is said of a table's trouble: a table of which somebody stated that it has no row is none. */
export const told = (table: FitTable, trouble: FitTable['troubles'][number]) =>
  trouble === 'empty' && table.coverage.length > 0 ? 'stated' : trouble;

export const libraryQuery = () => $api.queryOptions('get', '/api/v1/models');

const at = (model_id: string) => ({ params: { path: { model_id } } });

export const modelQuery = (id: string) =>
  $api.queryOptions('get', '/api/v1/models/{model_id}', at(id));
/** The model with the values that a run took; of the newest run where none is named. */
export const takenQuery = (id: string, run?: string) =>
  run
    ? $api.queryOptions('get', '/api/v1/models/{model_id}', {
        params: { ...at(id).params, query: { run } },
      })
    : modelQuery(id);
export const fitQuery = (id: string) =>
  $api.queryOptions('get', '/api/v1/models/{model_id}/fit', at(id));
export const guessesQuery = (id: string) =>
  $api.queryOptions('get', '/api/v1/models/{model_id}/guesses', at(id));
export const casesQuery = (id: string) =>
  $api.queryOptions('get', '/api/v1/models/{model_id}/cases', at(id));

/** Runs models one after another; gives the runs' ids. */
export function useRunModels() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (wishes: { id: string; wish: Wish }[]) => {
      const ids: string[] = [];
      for (const { id, wish } of wishes) {
        const path = '/api/v1/models/{model_id}/runs';
        const told = await api.POST(path, { ...at(id), body: wish });
        if (told.data) ids.push(told.data.job_id);
      }
      return ids;
    },
    onSettled: () => void cache.invalidateQueries({ queryKey: jobKeys.list }),
  });
}

/** Runs the cases of a model; gives the job's id. */
export function useCheckModel(id: string) {
  return useMutation({
    mutationFn: async () => {
      const told = await api.POST('/api/v1/models/{model_id}/cases', at(id));
      return told.data?.job_id;
    },
  });
}

/** Asks why a subject has no clue: a request, not a query, so that its number is kept nowhere. */
export function useWhyNot(id: string) {
  return useMutation({
    gcTime: 0,
    mutationFn: async (wish: { subject: string; pick?: number }) => {
      const told = await api.POST('/api/v1/models/{model_id}/why', {
        ...at(id),
        body: wish,
      });
      if (!told.data) throw new Error('no answer');
      return told.data;
    },
  });
}
