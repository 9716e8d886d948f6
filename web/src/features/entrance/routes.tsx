/** Pages before anybody is signed in. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { sessionQuery } from '../../api/session';
import { rootRoute } from '../../app/root';

const nextOf = (search: Record<string, unknown>): { next?: string } =>
  // only an address of this program: `//host` would lead elsewhere
  typeof search.next === 'string' && /^\/(?!\/)/.test(search.next) ? { next: search.next } : {};

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'sign-in',
  validateSearch: nextOf,
  beforeLoad: async ({ context, search }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session.state === 'first_run') throw redirect({ to: '/first-run' });
    if (session.state === 'signed_in') throw redirect({ href: search.next ?? '/' });
  },
  component: lazyRouteComponent(() => import('./SignInPage'), 'SignInPage'),
});

const firstRunRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'first-run',
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session.state !== 'first_run') throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('./FirstRunPage'), 'FirstRunPage'),
});

const newPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'new-password',
  validateSearch: nextOf,
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!session.user?.must_change) throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('./NewPasswordPage'), 'NewPasswordPage'),
});

export const routes = [signInRoute, firstRunRoute, newPasswordRoute] as const;
