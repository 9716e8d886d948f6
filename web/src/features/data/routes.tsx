/** The data pool: list, upload, one table, what models lack. */
import { DatabaseOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '../../app/feature';
import { shellRoute } from '../../app/root';

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);

export type ListSearch = { text?: string; only?: string };
const list = createRoute({
  getParentRoute: () => shellRoute,
  path: '/data',
  validateSearch: (search: Record<string, unknown>): ListSearch => ({
    text: text(search.text),
    only: text(search.only),
  }),
  component: lazyRouteComponent(() => import('./ListPage'), 'ListPage'),
});

/** `table`: the one that the person wants to fill, when coming from what a `model` lacks */
export type UploadSearch = {
  files?: string;
  step?: number;
  at?: string;
  table?: string;
  model?: string;
};
const upload = createRoute({
  getParentRoute: () => shellRoute,
  path: '/data/upload',
  validateSearch: (search: Record<string, unknown>): UploadSearch => ({
    files: text(search.files),
    step: typeof search.step === 'number' ? search.step : undefined,
    at: text(search.at),
    table: text(search.table),
    model: text(search.model),
  }),
  component: lazyRouteComponent(() => import('./upload/UploadPage'), 'UploadPage'),
});

const gaps = createRoute({
  getParentRoute: () => shellRoute,
  path: '/data/gaps',
  component: lazyRouteComponent(() => import('./GapsPage'), 'GapsPage'),
});

export const TABS = [
  'rows',
  'profile',
  'quality',
  'quarantine',
  'imports',
  'coverage',
  'lineage',
] as const;
export type Tab = (typeof TABS)[number];
/** `find`: only the rows that hold it, when coming from the search */
export type TableSearch = { tab?: Tab; column?: string; import?: string; find?: string };
const table = createRoute({
  getParentRoute: () => shellRoute,
  path: '/data/tables/$name',
  validateSearch: (search: Record<string, unknown>): TableSearch => ({
    tab: TABS.find((tab) => tab === search.tab),
    column: text(search.column),
    import: text(search.import),
    // a number in an address comes as a number
    find: search.find === undefined ? undefined : String(search.find) || undefined,
  }),
  component: lazyRouteComponent(() => import('./table/TablePage'), 'TablePage'),
});

export const routes = [list, upload, gaps, table] as const;

export const nav: NavEntry[] = [
  { to: '/data', label: 'data:nav', icon: DatabaseOutlined, order: 10, place: 'side' },
];
