import type { Me } from '#/protocol/shapes';
import { cartRemote } from './cart-remote';
import { thisDevice } from './device';
import { showSaving } from './saving';
import { TillOrder } from './till-order';

/** How long somebody who signs out waits for the last taps to be sent. */
export const LEAVE_PATIENCE_MS = 3_000;
/** Another page that was closed in the middle is taken for the sender for three seconds more; then this one may send. */
const BEFORE_PATIENCE_MS = 6_000;

interface Current {
  readonly of: string;
  readonly order: TillOrder;
  /** What this device kept of it has been read. */
  readonly started: Promise<void>;
  readonly end: () => void;
}

let current: Current | null = null;
/** Functions that send the changes of orders of the queue; each returns the number of changes that were not sent. */
const senders = new Set<() => Promise<number>>();

/**
 * The order of whoever is signed in. It lives as long as the sign-in at this register, not as long as a
 * screen: what was typed goes on being sent when the cashier looks at something else.
 */
export function orderOf(me: Me): TillOrder {
  const registerId = me.register?.id ?? '';
  const of = `${me.business.id}/${me.user.id}/${registerId}/${me.csrfToken}`;
  if (current?.of === of) return current.order;
  current?.end();
  const { business, user } = me;
  const order = new TillOrder({
    owner: `${business.id}/${user.id}`,
    registerId,
    till: { currency: { code: business.currency, decimals: business.currencyDecimals }, person: user },
    pricesIncludeTax: business.pricesIncludeTax,
    remote: cartRemote,
    device: thisDevice(),
  });
  const quiet = showSaving('cart', order.kept);
  const end = () => {
    quiet();
    order.stop();
  };
  current = { of, order, started: order.start(), end };
  return order;
}

/** Somebody has signed in: what others took at this till for an order that is still unpaid is not theirs. */
export async function enterTill(me: Me): Promise<void> {
  await thisDevice().forgetPartsOfOthers(me.user.id);
}

/**
 * Has this sent, too, before somebody signs out. It is told to this module, and not asked for by it: what sends an order
 * of the queue is loaded with the queue, and could not be loaded any more once the line is lost.
 */
export const sendBeforeLeaving = (send: () => Promise<number>): void => {
  senders.add(send);
};

/** Sends what waits before somebody signs out; the number of changes that are still only on this device. */
export async function leaveTill(): Promise<number> {
  const saved = current === null || current.order.kept.snapshot().saving.kind === 'saved';
  const unsent = await Promise.all([
    saved ? 0 : current?.order.flush(LEAVE_PATIENCE_MS),
    ...[...senders].map((send) => send()),
  ]);
  return unsent.reduce<number>((sum, count = 0) => sum + count, 0);
}

/**
 * Sends what somebody who never signed out left on this device, under their sign-in, before the next one's ends it: so
 * also before a PIN that turns out to be wrong. Where the server does not answer, it stays here for them at once; where
 * it answers, or another page of this browser may still be sending, the next sign-in waits `BEFORE_PATIENCE_MS` at most.
 */
export async function leaveBefore(me: Me): Promise<void> {
  const order = orderOf(me);
  await current?.started;
  await order.flush(BEFORE_PATIENCE_MS, true);
  dropTill();
}

/** Whoever was signed in has left. What they could not send stays on this device until they are back. */
export function dropTill(): void {
  current?.end();
  current = null;
}
