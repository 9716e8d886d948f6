/** The list of runs and the page of one run. */
import { PlayCircleOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '../../app/feature';
import { shellRoute } from '../../app/root';

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);

/** `last`: of each model its last finished run, where that left such rows. */
export type RunsSearch = { model?: string; state?: string; last?: 'unchecked' | 'review' };
const list = createRoute({
  getParentRoute: () => shellRoute,
  path: '/runs',
  validateSearch: (search: Record<string, unknown>): RunsSearch => ({
    model: text(search.model),
    state: text(search.state),
    last: search.last === 'unchecked' || search.last === 'review' ? search.last : undefined,
  }),
  component: lazyRouteComponent(() => import('./RunsPage'), 'RunsPage'),
});

export const TABS = ['steps', 'rows', 'compare', 'kept'] as const;
export type Tab = (typeof TABS)[number];
export const STREAMS = ['review', 'unchecked', 'unkeyed'] as const;
export type Stream = (typeof STREAMS)[number];
export type RunSearch = {
  tab?: Tab;
  stream?: Stream;
  step?: string;
  rule?: string;
  only?: boolean;
};
const run = createRoute({
  getParentRoute: () => shellRoute,
  path: '/runs/$id',
  validateSearch: (search: Record<string, unknown>): RunSearch => ({
    tab: TABS.find((tab) => tab === search.tab),
    stream: STREAMS.find((stream) => stream === search.stream),
    step: text(search.step),
    rule: text(search.rule),
    only: search.only === true ? true : undefined,
  }),
  component: lazyRouteComponent(() => import('./RunPage'), 'RunPage'),
});

export const routes = [list, run] as const;

export const nav: NavEntry[] = [
  { to: '/runs', label: 'runs:nav', icon: PlayCircleOutlined, order: 50, place: 'side' },
];
