import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';

const rootRoute = createRootRoute();

const cashierRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cashier',
  validateSearch: (search: Record<string, unknown>) => ({
    opening_entry: String(search['opening_entry'] ?? ''),
  }),
  component: lazyRouteComponent(() => import('#/cashier/CashierPage'), 'CashierPage'),
});

export const router = createRouter({ routeTree: rootRoute.addChildren([cashierRoute]) });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
