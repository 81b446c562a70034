import type { Me } from '#/protocol/shapes';
import { Device } from './device';
import { showSaving } from './saving';
import { server } from './server';
import { TillOrder } from './till-order';

/** How long somebody who signs out waits for the last taps to be sent. */
const LEAVE_PATIENCE_MS = 3_000;

interface Current {
  readonly of: string;
  readonly order: TillOrder;
  readonly end: () => void;
}

let device: Device | null = null;
let current: Current | null = null;

/**
 * The order of whoever is signed in. It lives as long as the sign-in at this register, not as long as a
 * screen: what was typed goes on being sent when the cashier looks at something else.
 */
export function orderOf(me: Me): TillOrder {
  const registerId = me.register?.id ?? '';
  const of = `${me.business.id}/${me.user.id}/${registerId}/${me.csrfToken}`;
  if (current?.of === of) return current.order;
  current?.end();
  device ??= new Device();
  const { business, user } = me;
  const order = new TillOrder({
    businessId: business.id,
    registerId,
    till: { currency: { code: business.currency, decimals: business.currencyDecimals }, person: user },
    pricesIncludeTax: business.pricesIncludeTax,
    remote: server,
    device,
  });
  const quiet = showSaving('cart', order.kept);
  const end = () => {
    quiet();
    order.stop();
  };
  current = { of, order, end };
  void order.start();
  return order;
}

/** Somebody has signed in: what others took at this till for an order that is still unpaid is not theirs. */
export async function enterTill(me: Me): Promise<void> {
  device ??= new Device();
  await device.forgetPartsOfOthers(me.user.id);
}

/** Sends what waits before somebody signs out; the number of changes that are still only on this device. */
export async function leaveTill(): Promise<number> {
  if (current === null || current.order.kept.snapshot().saving.kind === 'saved') return 0;
  return current.order.flush(LEAVE_PATIENCE_MS);
}

/** Whoever was signed in has left. What they could not send stays on this device until they are back. */
export function dropTill(): void {
  current?.end();
  current = null;
}
