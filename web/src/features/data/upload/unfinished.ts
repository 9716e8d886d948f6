/** Statements of coverage that cannot be sent yet: kept while one looks at other steps. */
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Typed } from './CoverageForm';

type Held = Record<string, Typed[]>;
const KEY = ['covers typed'];

/** What was typed of a file and cannot all be sent, by the file's key. */
export const useUnfinished = (): Held => {
  const cache = useQueryClient();
  return useQuery({
    queryKey: KEY,
    queryFn: () => held(cache),
    initialData: {},
    staleTime: Infinity,
  }).data;
};

export const held = (cache: QueryClient): Held => cache.getQueryData<Held>(KEY) ?? {};

/** @param covers all that is typed of the file; nothing where all of it can be sent */
export function keepUnfinished(cache: QueryClient, file: string, covers: Typed[] | undefined) {
  const { [file]: _, ...others } = held(cache);
  cache.setQueryData<Held>(KEY, covers ? { ...others, [file]: covers } : others);
}
