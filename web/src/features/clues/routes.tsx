/** Clues: the list, and one clue with why it is one. */
import { FileSearchOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '../../app/feature';
import { shellRoute } from '../../app/root';
import { clueSearch } from './search';

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/clues',
  validateSearch: clueSearch,
  component: lazyRouteComponent(() => import('./ClueListPage'), 'ClueListPage'),
});

const clueRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/clues/$id',
  // the filters of the list come along: next and previous follow them
  validateSearch: clueSearch,
  component: lazyRouteComponent(() => import('./CluePage'), 'CluePage'),
});

export const routes = [listRoute, clueRoute] as const;

export const nav: NavEntry[] = [
  { to: '/clues', label: 'clues:nav', icon: FileSearchOutlined, order: 30, place: 'side' },
];
