/** Search over everything; reached from the header. */
import { SearchOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '../../app/feature';
import { shellRoute } from '../../app/root';

export type SearchWords = { q?: string; kind?: string };

const searchRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/search',
  validateSearch: (search: Record<string, unknown>): SearchWords => ({
    ...(search.q === undefined ? {} : { q: String(search.q) }),
    ...(typeof search.kind === 'string' && search.kind ? { kind: search.kind } : {}),
  }),
  component: lazyRouteComponent(() => import('./SearchPage'), 'SearchPage'),
});

export const routes = [searchRoute] as const;

export const nav: NavEntry[] = [
  { to: '/search', label: 'search:nav', icon: SearchOutlined, order: 60, place: 'side' },
];
