/** Kept judgments: list, import and screening, one delivery, reader, comparison. */
import { FileTextOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '../../app/feature';
import { shellRoute } from '../../app/root';
import { readAwaiting, readFilters } from './filters';

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/judgments',
  validateSearch: readFilters,
  component: lazyRouteComponent(() => import('./ListPage'), 'ListPage'),
});

const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/judgments/import',
  validateSearch: (search: Record<string, unknown>): { job?: string } =>
    typeof search.job === 'string' ? { job: search.job } : {},
  component: lazyRouteComponent(() => import('./ImportPage'), 'ImportPage'),
});

const deliveryRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/judgments/delivery/$delivery',
  component: lazyRouteComponent(() => import('./DeliveryPage'), 'DeliveryPage'),
});

const awaitingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/judgments/awaiting',
  validateSearch: readAwaiting,
  component: lazyRouteComponent(() => import('./AwaitingPage'), 'AwaitingPage'),
});

const compareRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/judgments/compare',
  validateSearch: (search: Record<string, unknown>): { documents?: string[] } =>
    Array.isArray(search.documents) ? { documents: search.documents.map(String) } : {},
  component: lazyRouteComponent(() => import('./ComparePage'), 'ComparePage'),
});

const readerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/judgments/$document',
  validateSearch: (
    search: Record<string, unknown>,
  ): { tab?: string; at?: string; rule?: string } => ({
    ...(typeof search.tab === 'string' ? { tab: search.tab } : {}),
    ...(typeof search.at === 'string' ? { at: search.at } : {}),
    ...(typeof search.rule === 'string' ? { rule: search.rule } : {}),
  }),
  component: lazyRouteComponent(() => import('./ReaderPage'), 'ReaderPage'),
});

export const routes = [
  listRoute,
  importRoute,
  deliveryRoute,
  awaitingRoute,
  compareRoute,
  readerRoute,
] as const;

export const nav: NavEntry[] = [
  { to: '/judgments', label: 'judgments:nav', icon: FileTextOutlined, order: 40, place: 'side' },
];
