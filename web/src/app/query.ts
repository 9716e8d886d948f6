/** One cache of server data for the whole workbench. */
import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from '../api/problem';

/** A refusal does not change by asking again; an unreachable server may. */
function again(count: number, error: unknown): boolean {
  if (error instanceof ProblemError && error.status >= 400 && error.status < 500) return false;
  return count < 1;
}

/** Makes the cache: fresh for 30 s, one retry, no reload when the window gets the focus. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: again, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  });
}
