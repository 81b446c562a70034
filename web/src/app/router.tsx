import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { HomePage } from '#/cashier/home/HomePage';
import { type PaymentStep, paymentStep } from '#/cashier/payment/step';
import { Crashed } from './Crashed';
import { NotFound } from './NotFound';
import { Shell } from './Shell';

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Crashed });

const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: HomePage });

const cashierRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cashier',
  validateSearch: (search: Record<string, unknown>): { opening_entry: string } & PaymentStep => ({
    opening_entry: typeof search['opening_entry'] === 'string' ? search['opening_entry'] : '',
    ...paymentStep(search),
  }),
  component: lazyRouteComponent(() => import('#/cashier/cart/CartPage'), 'CartPage'),
});

const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/shift/start',
  component: lazyRouteComponent(() => import('#/cashier/shift/StartShiftPage'), 'StartShiftPage'),
});

const shiftRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/shift/$sessionId',
  component: lazyRouteComponent(() => import('#/cashier/shift/ShiftPage'), 'ShiftPage'),
});

const countRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/shift/$sessionId/count',
  // Somebody who came here to be able to open another session goes back to that form afterwards.
  validateSearch: (search: Record<string, unknown>): { back?: 'start' } =>
    search['back'] === 'start' ? { back: 'start' } : {},
  component: lazyRouteComponent(() => import('#/cashier/closing/ClosingPage'), 'ClosingPage'),
});

const queueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/queue',
  component: lazyRouteComponent(() => import('#/cashier/queue/QueuePage'), 'QueuePage'),
});

const queuedOrderRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/queue/$orderId',
  validateSearch: paymentStep,
  component: lazyRouteComponent(() => import('#/cashier/claimed/OrderPage'), 'OrderPage'),
});

const claimsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/manager',
  component: lazyRouteComponent(() => import('#/manager/board/ClaimsPage'), 'ClaimsPage'),
});

const signInsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/manager/sign-ins',
  component: lazyRouteComponent(() => import('#/manager/signIns/SignInsPage'), 'SignInsPage'),
});

const webhooksRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/manager/webhooks',
  component: lazyRouteComponent(() => import('#/manager/webhooks/WebhooksPage'), 'WebhooksPage'),
});

const webhookRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/manager/webhooks/$webhookId',
  component: lazyRouteComponent(() => import('#/manager/webhooks/WebhookPage'), 'WebhookPage'),
});

const registerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/register',
  component: lazyRouteComponent(() => import('#/cashier/signin/RegisterPage'), 'RegisterPage'),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    homeRoute,
    cashierRoute,
    startRoute,
    shiftRoute,
    countRoute,
    registerRoute,
    queueRoute,
    queuedOrderRoute,
    claimsRoute,
    signInsRoute,
    webhooksRoute,
    webhookRoute,
  ]),
  // Ids are text: a search parameter is taken as it stands, never read as JSON.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(search as Record<string, string>).toString();
    return text === '' ? '' : `?${text}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
