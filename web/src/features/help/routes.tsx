/** Help: topics, each with an address of its own, so that any screen can point at a section. */
import { QuestionCircleOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '../../app/feature';
import { shellRoute } from '../../app/root';

const component = lazyRouteComponent(() => import('./HelpPage'), 'HelpPage');

const validateSearch = (search: Record<string, unknown>): { q?: string } => ({
  q: search.q === undefined || search.q === '' ? undefined : String(search.q),
});

const helpRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/help',
  validateSearch,
  component,
});

const topicRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/help/$topic',
  validateSearch,
  component,
});

export const routes = [helpRoute, topicRoute] as const;

export const nav: NavEntry[] = [
  { to: '/help', label: 'help:nav', icon: QuestionCircleOutlined, order: 80, place: 'side' },
];
