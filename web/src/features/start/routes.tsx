/** The start page, and the list of all tasks. */
import { HomeOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '../../app/feature';
import { shellRoute } from '../../app/root';
import { asShow, type TasksSearch } from './shows';

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./HomePage'), 'HomePage'),
});

const tasksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tasks',
  validateSearch: (search: Record<string, unknown>): TasksSearch => ({
    show: asShow(search.show),
    since: typeof search.since === 'string' && search.since ? search.since : undefined,
  }),
  component: lazyRouteComponent(() => import('./TasksPage'), 'TasksPage'),
});

export const routes = [homeRoute, tasksRoute] as const;

export const nav: NavEntry[] = [
  { to: '/', label: 'home:nav', icon: HomeOutlined, order: 0, place: 'side' },
];
