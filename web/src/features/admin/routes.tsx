/** Administration, and everybody's own account. */
import { SettingOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { NavEntry } from '../../app/feature';
import { shellRoute } from '../../app/root';
import { adminSearch } from './search';

const adminRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin',
  validateSearch: adminSearch,
  component: lazyRouteComponent(() => import('./AdminPage'), 'AdminPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./MyAccountPage'), 'MyAccountPage'),
});

export const routes = [adminRoute, accountRoute] as const;

export const nav: NavEntry[] = [
  {
    to: '/admin',
    label: 'admin:nav',
    icon: SettingOutlined,
    order: 90,
    place: 'side',
    can: 'account',
  },
];
