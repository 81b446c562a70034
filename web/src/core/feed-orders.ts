import type { Order } from '../protocol/shapes';
import { applyChanges, changesOf, emptyShop, type FeedEvent, type Shop, type Viewer } from './feed';
import { knownFrom, orderOf } from './feed-documents';

/** Some orders as they were read, kept up to date by events: as much of the shop as they need. */
export type Followed = { readonly ids: readonly string[]; readonly shop: Pick<Shop, 'orders' | 'sessions'> };

/** `fencingToken` is the claim's, where the reader knows it: no word of an older claim is believed then. */
export const followed = (orders: readonly Order[], fencingToken?: number): Followed => ({
  ids: orders.map(({ id }) => id),
  shop: {
    orders: Object.fromEntries(orders.map((order) => [order.id, knownFrom(order, fencingToken)])),
    sessions: {},
  },
});

/** The orders as their reader would get them now, but for leases: when one ends is looked at by the clock (CL-2). */
export const ordersOf = ({ ids, shop }: Followed, viewer: Viewer): Order[] =>
  ids.flatMap((id) => {
    const known = shop.orders[id];
    return known === undefined ? [] : [orderOf({ ...emptyShop, ...shop }, known, viewer, 0)];
  });

/** What is followed after an event; the very same object where the event is about something else. */
export function hearing(now: Followed, event: FeedEvent, viewer: Viewer): Followed {
  const changes = changesOf(event).filter(
    (change) =>
      change.kind === 'cash-session' ||
      ((change.kind === 'order' || change.kind === 'order-claim') && change.id in now.shop.orders),
  );
  if (changes.length === 0) return now;
  const { orders, sessions } = applyChanges({ ...emptyShop, ...now.shop }, changes, viewer);
  return { ...now, shop: { orders, sessions } };
}
