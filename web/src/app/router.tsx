/** All routes. A feature is one line in `features` and one in the tree. */
import { createRouter, parseSearchWith, stringifySearchWith } from '@tanstack/react-router';
import * as admin from '../features/admin/routes';
import * as clues from '../features/clues/routes';
import * as data from '../features/data/routes';
import * as entrance from '../features/entrance/routes';
import * as help from '../features/help/routes';
import * as judgments from '../features/judgments/routes';
import * as models from '../features/models/routes';
import * as runs from '../features/runs/routes';
import * as search from '../features/search/routes';
import * as home from '../features/start/routes';
import { PageSkeleton } from '../layouts/PageSkeleton';
import { exactly } from './exactly';
import type { NavEntry } from './feature';
import { covered, coverNow, uncovered } from './keptWords';
import { NotFoundPage } from './NotFoundPage';
import { makeQueryClient } from './query';
import { RouteError } from './RouteError';
import { rootRoute, shellRoute, unknownRoute } from './root';

const features: { nav: NavEntry[] }[] = [
  home, //
  clues,
  data,
  models,
  judgments,
  runs,
  search,
  help,
  admin,
];

const tree = rootRoute.addChildren([
  ...entrance.routes,
  shellRoute.addChildren([
    unknownRoute,
    // one line a feature
    ...data.routes,
    ...home.routes,
    ...clues.routes,
    ...admin.routes,
    ...help.routes,
    ...models.routes,
    ...runs.routes,
    ...judgments.routes,
    ...search.routes,
  ]),
]);

export const queryClient = makeQueryClient();

/** Entries of the navigation in their order. */
export const nav = features
  .flatMap((feature) => feature.nav)
  .sort((one, other) => one.order - other.order);

const parseSearch = parseSearchWith(exactly);
const stringifySearch = stringifySearchWith(JSON.stringify, JSON.parse);

// an address that was typed or kept with the words in it
coverNow(parseSearch, stringifySearch);

export const router = createRouter({
  routeTree: tree,
  parseSearch: (text) => uncovered(parseSearch(text)),
  stringifySearch: (search) => stringifySearch(covered(search)),
  context: { queryClient, nav },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 200,
  defaultPendingMinMs: 150,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: RouteError,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
