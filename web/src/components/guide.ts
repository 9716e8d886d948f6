/** The first steps of a new person: ticked where the thing was really looked at, from anywhere. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { $api, api } from '../api/client';

export const guideQuery = $api.queryOptions('get', '/api/v1/overview/guide');

/**
 * Notes a step of the guide once, if the person's guide has it and is not closed.
 * @param step of the guide
 * @param looked whether the thing of the step is before the person's eyes
 */
export function useGuideSeen(step: string, looked = true) {
  const cache = useQueryClient();
  useEffect(() => {
    if (!looked) return;
    const note = async () => {
      const guide = await cache.ensureQueryData(guideQuery);
      if (guide.hidden || guide.done.includes(step) || !guide.steps.includes(step)) return;
      const body = { step };
      const { data } = await api.POST('/api/v1/overview/guide', { body });
      cache.setQueryData(guideQuery.queryKey, data);
    };
    // a tick that was not noted is no harm: the next look notes it
    note().catch(() => undefined);
  }, [cache, step, looked]);
}
