import type { Me } from '#/protocol/shapes';
import { cartRemote } from './cart-remote';
import { thisDevice } from './device';
import { OpenedOrder } from './opened-order';
import { showSaving } from './saving';

/** How long somebody who signs out waits for the last taps to be sent. */
export const LEAVE_PATIENCE_MS = 3_000;
/** Another page that was closed in the middle is taken for the sender for three seconds more; then this one may send. */
const BEFORE_PATIENCE_MS = 6_000;

interface Current {
  readonly of: string;
  readonly order: OpenedOrder;
  /** What this device kept of it has been read. */
  readonly started: Promise<void>;
  readonly end: () => void;
}

let current: Current | null = null;
/** Functions that send the changes of orders of the queue; each returns the number of changes that were not sent. */
const senders = new Set<() => Promise<number>>();

/**
 * The cart of whoever is signed in. It lives as long as the sign-in at this register, not as long as a screen: changes
 * go on being sent while the cashier looks at something else.
 */
export function cartOf(me: Me): OpenedOrder {
  const registerId = me.register?.id ?? '';
  const of = `${me.business.id}/${me.user.id}/${registerId}/${me.csrfToken}`;
  if (current?.of === of) return current.order;
  current?.end();
  const { business, user } = me;
  const order = new OpenedOrder({
    owner: `${business.id}/${user.id}`,
    registerId,
    context: { currency: { code: business.currency, decimals: business.currencyDecimals }, person: user },
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

/** After a sign-in: parts that others took here of an unpaid order are not this person's to settle. */
export async function forgetOthersParts(me: Me): Promise<void> {
  await thisDevice().forgetPartsOfOthers(me.user.id);
}

/**
 * Adds a function that `sendWaiting` calls. The claimed order's module adds its own when it is loaded: it could not be
 * loaded from here any more once the line is lost.
 */
export const addSender = (send: () => Promise<number>): void => {
  senders.add(send);
};

/** Sends what waits before somebody signs out; the number of changes that are still only on this device. */
export async function sendWaiting(): Promise<number> {
  const saved = current === null || current.order.kept.snapshot().saving.kind === 'saved';
  const unsent = await Promise.all([
    saved ? 0 : current?.order.flush(LEAVE_PATIENCE_MS),
    ...[...senders].map((send) => send()),
  ]);
  return unsent.reduce<number>((sum, count = 0) => sum + count, 0);
}

/**
 * Sends the changes of somebody who never signed out, under their sign-in, before the next sign-in ends it (so also before
 * a PIN that turns out to be wrong). Without an answer the changes stay on this device for them; with one, or while another
 * page of this browser may be sending, the next sign-in waits `BEFORE_PATIENCE_MS` at most.
 */
export async function sendOfFormerUser(me: Me): Promise<void> {
  const order = cartOf(me);
  await current?.started;
  await order.flush(BEFORE_PATIENCE_MS, true);
  closeCart();
}

/** After a sign-out. Changes that could not be sent stay on this device until their author is back. */
export function closeCart(): void {
  current?.end();
  current = null;
}
