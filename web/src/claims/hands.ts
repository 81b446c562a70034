import type { Pending } from '#/core/draft';
import { claimOrder, type TakeOver, takeOver } from '#/orders/calls';
import type { ClaimAnswer, Line, Me, Order } from '#/protocol/shapes';
import { sendBeforeLeaving } from '#/sync/current';
import { thisDevice } from '#/sync/device';
import { HeldOrder, ownerOf } from './HeldOrder';

/** The one order that this till has in hand: a cashier works on one at a time. */
let held: HeldOrder | null = null;

export const inHand = (orderId: string): HeldOrder | null => (held?.id === orderId ? held : null);

/** What was typed on this order here, at some earlier time, and not sent. */
export type Aside = { readonly pending: readonly Pending[]; readonly lines: readonly Line[] };

/** Claims an order for this till. @throws ProblemError, NoAnswerError: it was not claimed */
export async function take(me: Me, orderId: string, sessionId: string, send = false): Promise<HeldOrder> {
  const askedAtMs = Date.now();
  const { order, claim, outcome } = await claimOrder(orderId, sessionId);
  return hold(me, sessionId, askedAtMs, { order, claim, sendsAside: send || outcome === 'renewed' });
}

/** Takes an order out of somebody else's hands. @throws ProblemError, NoAnswerError: it was not taken */
export async function wrest(me: Me, orderId: string, request: TakeOver): Promise<HeldOrder> {
  const askedAtMs = Date.now();
  const { order, claim } = await takeOver(orderId, request);
  return hold(me, request.sessionId, askedAtMs, { order, claim, sendsAside: false });
}

type Held = { order: Order; claim: ClaimAnswer['claim'] | null; sendsAside: boolean };

async function hold(me: Me, sessionId: string, askedAtMs: number, told: Held): Promise<HeldOrder> {
  if (held?.id === told.order.id) held.end();
  else await letGo();
  held = new HeldOrder({ me, sessionId, askedAtMs, ...told });
  return held;
}

/** Asks what became of a payment that was begun here. */
export const resumePayment = (me: Me, order: Order, sessionId: string): Promise<HeldOrder> =>
  hold(me, sessionId, Date.now(), { order, claim: null, sendsAside: true });

sendBeforeLeaving(async () => held?.send() ?? 0);

export async function letGo(): Promise<boolean> {
  const leaving = held;
  held = null;
  return leaving === null || leaving.leave();
}

export async function asideOf(me: Me, orderId: string): Promise<Aside | null> {
  const { draft, pending } = await thisDevice().load(ownerOf(me, orderId));
  return pending.length === 0 ? null : { pending, lines: draft?.order.lines ?? [] };
}

export const dropAside = (me: Me, orderId: string): Promise<void> =>
  thisDevice().forget(ownerOf(me, orderId));

/** Whether a payment of this order was begun here, and its end not seen: it is asked about before anything else. */
export const paymentBegun = async (me: Me, orderId: string): Promise<boolean> =>
  (await thisDevice().attempt(ownerOf(me, orderId))) !== null;
