import type { CashSession, LiveClaim, Order, OrderSession } from '../protocol/shapes';
import { emptyShop, type KnownOrder, mergeOrder, type Shop, type Viewer } from './feed';

/** Documents as the server gives them, by the list that they come from. */
export type Documents = {
  sessions: CashSession[];
  orders: Order[];
  orderSessions: OrderSession[];
  claims: LiveClaim[];
};

export const byId = <T extends { id: string }>(rows: readonly T[]) =>
  Object.fromEntries(rows.map((row) => [row.id, row]));

export const knownFrom = (order: Order, fencingToken = order.fencingToken): KnownOrder =>
  mergeOrder(undefined, {
    kind: 'order',
    id: order.id,
    version: order.version,
    fencingToken,
    document: order,
  });

/** The shop as documents show it. */
export function shopOf(documents: Documents): Shop {
  const { sessions, orders, orderSessions, claims } = documents;
  const held = [...orderSessions.map(({ order }) => order), ...orders];
  return {
    ...emptyShop,
    sessions: byId(sessions),
    claims,
    orders: Object.fromEntries(held.map((order) => [order.id, knownFrom(order)])),
    orderSessions: Object.fromEntries(
      orderSessions.map(({ items: _items, order, version: _version, ...fields }) => [
        fields.id,
        { orderId: order.id, fields },
      ]),
    ),
  };
}

/** A claim counts while its lease runs and its drawer is open (CL-2), whether or not anybody said that it ended. */
export function liveClaim(shop: Shop, order: KnownOrder, viewer: Viewer, nowMs: number): Order['claim'] {
  const { claim } = order;
  if (claim === null || Date.parse(claim.expiresAt) <= nowMs) return null;
  const drawer = shop.sessions[claim.sessionId];
  if (drawer && drawer.status !== 'open') return null;
  return { ...claim, mine: claim.holder.id === viewer.id };
}

export function orderOf(shop: Shop, order: KnownOrder, viewer: Viewer, nowMs: number): Order {
  const lines = order.lineIds.flatMap((id) => order.lines[id] ?? []);
  const { fields, fencingToken } = order;
  return { ...fields, fencingToken, lines, claim: liveClaim(shop, order, viewer, nowMs) };
}

/** The documents that the shop comes to, by id; `nowMs` is what claims are alive or dead by. */
export function documentsOf(shop: Shop, viewer: Viewer, nowMs: number): Documents {
  const orders = Object.values(shop.orders).map((order) => orderOf(shop, order, viewer, nowMs));
  return {
    sessions: Object.values(shop.sessions),
    orders: orders.filter(({ queuedAt }) => queuedAt !== null),
    orderSessions: Object.values(shop.orderSessions).flatMap(({ orderId, fields }) => {
      const known = shop.orders[orderId];
      if (!known) return [];
      // Whoever reads it, a cart speaks of its owner.
      const order = orderOf(shop, known, { ...viewer, id: fields.user.id }, nowMs);
      return [{ ...fields, order, items: order.lines, version: order.version }];
    }),
    // A row whose lease has run out says so on the screen until the server is asked; it is no live claim any more.
    claims: shop.claims.filter(({ claim }) => Date.parse(claim.expiresAt) > nowMs),
  };
}
