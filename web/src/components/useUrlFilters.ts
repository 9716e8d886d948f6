/** Filters of a page live in its address, so that the back button and shared links work. */
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';

export type Filters = Record<string, unknown>;

/** Values that mean no filter are left out of the address. */
export function cleaned(filters: Filters): Filters {
  const empty = (value: unknown) =>
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => !empty(value)));
}

/** @returns the filters of the address, and a function that changes some of them */
export function useUrlFilters<F extends Filters>(): [F, (part: Partial<F>) => void] {
  const filters = useLocation({ select: (location) => location.search }) as unknown as F;
  const navigate = useNavigate();
  const change = useCallback(
    (part: Partial<F>) => {
      const search = (old: Filters) => cleaned({ ...old, ...part });
      // the type of the search belongs to the page's own route, which validates it
      void navigate({ to: '.', search: search as never, replace: true });
    },
    [navigate],
  );
  return [filters, change];
}
