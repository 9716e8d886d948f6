/** The root of all routes and the shell that signed-in pages stand in. */
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { sessionQuery } from '../api/session';
import type { NavEntry } from './feature';
import { NotFoundPage } from './NotFoundPage';

export type RouterContext = { queryClient: QueryClient; nav: NavEntry[] };

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  notFoundComponent: NotFoundPage,
});

/** Parent of every page that needs a signed-in user. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session.state === 'first_run') throw redirect({ to: '/first-run' });
    const next = location.href === '/' ? undefined : location.href;
    if (session.user?.must_change) throw redirect({ to: '/new-password', search: { next } });
    if (session.state === 'signed_out') {
      throw redirect({ to: '/sign-in', search: { next } });
    }
  },
  component: lazyRouteComponent(() => import('../layouts/Shell'), 'Shell'),
});

/** An address that no feature knows, shown inside the shell so that one finds the way back. */
export const unknownRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '$',
  component: NotFoundPage,
});
