/** The model library and the page of one model. */
import { ApartmentOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '../../app/feature';
import { shellRoute } from '../../app/root';

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);

export type LibrarySearch = {
  q?: string;
  line?: string;
  kind?: string;
  fit?: string;
  run?: string;
};
const library = createRoute({
  getParentRoute: () => shellRoute,
  path: '/models',
  validateSearch: (search: Record<string, unknown>): LibrarySearch => ({
    q: text(search.q),
    line: text(search.line),
    kind: text(search.kind),
    fit: text(search.fit),
    run: text(search.run),
  }),
  component: lazyRouteComponent(() => import('./LibraryPage'), 'LibraryPage'),
});

export const TABS = ['about', 'rules', 'steps', 'data', 'cases', 'why'] as const;
export type Tab = (typeof TABS)[number];
export type ModelSearch = {
  tab?: Tab;
  rule?: string;
  q?: string;
  grade?: string;
  category?: string;
  only?: string;
  run?: boolean;
  /** the run whose values the window takes; else the newest one's */
  from?: string;
  /** the table to be mended, of the data */
  table?: string;
};
const model = createRoute({
  getParentRoute: () => shellRoute,
  path: '/models/$id',
  validateSearch: (search: Record<string, unknown>): ModelSearch => ({
    tab: TABS.find((tab) => tab === search.tab),
    rule: text(search.rule),
    q: text(search.q),
    grade: text(search.grade),
    category: text(search.category),
    only: text(search.only),
    run: search.run === true ? true : undefined,
    from: text(search.from),
    table: text(search.table),
  }),
  component: lazyRouteComponent(() => import('./ModelPage'), 'ModelPage'),
});

export const routes = [library, model] as const;

export const nav: NavEntry[] = [
  { to: '/models', label: 'models:nav', icon: ApartmentOutlined, order: 20, place: 'side' },
];
