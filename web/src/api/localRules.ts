/** What models ask of places, and what the unit laid down for it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { $api, api } from './client';
import type { components } from './schema';

export type LocalItem = components['schemas']['LocalItemView'];
export type LocalRule = components['schemas']['LocalRuleView'];
export type LocalWish = components['schemas']['LocalRuleWish'];
export type LocalEnd = components['schemas']['LocalRuleEnd'];

export const localRulesQuery = $api.queryOptions('get', '/api/v1/local-rules');

/** Enters a rule, ends one, or takes one back; what models lack may be another thing then. */
export function useLocalChange(onDone: () => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (change: { add: LocalWish } | { end: LocalEnd }) => {
      const told =
        'add' in change
          ? await api.POST('/api/v1/local-rules', { body: change.add })
          : await api.POST('/api/v1/local-rules/withdrawal', { body: change.end });
      return told.data;
    },
    onSuccess: (data) => {
      cache.setQueryData(localRulesQuery.queryKey, data);
      void cache.invalidateQueries({
        predicate: (one) => one.queryKey[1] !== '/api/v1/local-rules',
      });
      onDone();
    },
  });
}
