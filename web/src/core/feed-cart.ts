import { applyEvent, emptyShop, type FeedEvent } from './feed';

/** What an event says about a person's cart: where it was last worked on, and as which version it stands. */
export type CartNews = {
  readonly orderSessionId: string;
  readonly registerId: string | null;
  readonly active: boolean;
  /** Null: its lines are what they were. */
  readonly version: number | null;
};

/** Null: it says nothing about a cart of this person's. */
export function cartNews(event: FeedEvent, userId: string): CartNews | null {
  const { orderSessions, orders } = applyEvent(emptyShop, event, { id: userId, seesAmounts: false });
  const own = Object.values(orderSessions).find(({ fields }) => fields.user.id === userId);
  if (own === undefined) return null;
  const { id, register, status } = own.fields;
  return {
    orderSessionId: id,
    registerId: register?.id ?? null,
    active: status === 'active',
    version: orders[own.orderId]?.fields.version ?? null,
  };
}

/** Whether a till that shows this cart, in this version, does not know it yet. */
export const isUnknown = (
  { orderSessionId, active, version }: CartNews,
  shown: { orderSessionId: string | null; version: number },
): boolean =>
  active
    ? orderSessionId !== shown.orderSessionId || (version ?? 0) > shown.version
    : orderSessionId === shown.orderSessionId;
