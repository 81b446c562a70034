import type { Pending } from '#/core/draft';
import { claimOrder, type TakeOver, takeOver } from '#/orders/calls';
import type { ClaimAnswer, Line, Me, Order } from '#/protocol/shapes';
import { addSender } from '#/sync/cart';
import { thisDevice } from '#/sync/device';
import { ClaimedOrder, ownerOf } from './ClaimedOrder';

/** The order that is claimed at this register: a cashier works on one at a time. */
let claimed: ClaimedOrder | null = null;

export const claimedHere = (orderId: string): ClaimedOrder | null =>
  claimed?.id === orderId ? claimed : null;

/** Changes of an earlier claim of an order that were never sent, and the order's lines as they were known then. */
export type UnsentChanges = { readonly pending: readonly Pending[]; readonly lines: readonly Line[] };

/** @throws ProblemError, NoAnswerError the order was not claimed */
export async function claimHere(
  me: Me,
  orderId: string,
  sessionId: string,
  send = false,
): Promise<ClaimedOrder> {
  const askedAtMs = Date.now();
  const { order, claim, outcome } = await claimOrder(orderId, sessionId);
  return replace(me, sessionId, askedAtMs, { order, claim, sendsUnsent: send || outcome === 'renewed' });
}

/** Takes an order over from its holder. @throws ProblemError, NoAnswerError the order was not taken over */
export async function takeOverHere(me: Me, orderId: string, request: TakeOver): Promise<ClaimedOrder> {
  const askedAtMs = Date.now();
  const { order, claim } = await takeOver(orderId, request);
  return replace(me, request.sessionId, askedAtMs, { order, claim, sendsUnsent: false });
}

type Claimed = { order: Order; claim: ClaimAnswer['claim'] | null; sendsUnsent: boolean };

async function replace(
  me: Me,
  sessionId: string,
  askedAtMs: number,
  granted: Claimed,
): Promise<ClaimedOrder> {
  if (claimed?.id === granted.order.id) claimed.end();
  else await releaseHere();
  claimed = new ClaimedOrder({ me, sessionId, askedAtMs, ...granted });
  return claimed;
}

/** Asks what became of a payment that was begun here. */
export const resumePayment = (me: Me, order: Order, sessionId: string): Promise<ClaimedOrder> =>
  replace(me, sessionId, Date.now(), { order, claim: null, sendsUnsent: true });

addSender(async () => claimed?.send() ?? 0);

export async function releaseHere(): Promise<boolean> {
  const former = claimed;
  claimed = null;
  return former === null || former.release();
}

export async function unsentChangesOf(me: Me, orderId: string): Promise<UnsentChanges | null> {
  const { draft, pending } = await thisDevice().load(ownerOf(me, orderId));
  return pending.length === 0 ? null : { pending, lines: draft?.order.lines ?? [] };
}

export const dropUnsentChanges = (me: Me, orderId: string): Promise<void> =>
  thisDevice().forget(ownerOf(me, orderId));

/** Whether a payment of this order was begun here whose outcome is not known: it is asked about before anything else. */
export const paymentBegun = async (me: Me, orderId: string): Promise<boolean> =>
  (await thisDevice().attempt(ownerOf(me, orderId))) !== null;
