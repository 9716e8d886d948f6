/** The start page. */
import { HomeOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '../../app/feature';
import { shellRoute } from '../../app/root';

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./HomePage'), 'HomePage'),
});

export const routes = [homeRoute] as const;

export const nav: NavEntry[] = [
  { to: '/', label: 'home:nav', icon: HomeOutlined, order: 0, place: 'side' },
];
