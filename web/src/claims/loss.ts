import { isOpen } from '#/orders/claimState';
import type { Claim, Order, Problem } from '#/protocol/shapes';

/** Why an order is not in these hands any more. */
export type Loss =
  | { readonly kind: 'takenOver'; readonly claim: Claim }
  | { readonly kind: 'expired' | 'sessionEnded' | 'released' | 'settled' };

/** What a refusal says about the claim; null: it says nothing about it. */
export function lossFrom({ code, claim }: Problem): Loss | null {
  switch (code) {
    case 'order-claimed':
    case 'stale-claim':
      return claim && !claim.mine ? { kind: 'takenOver', claim } : { kind: 'expired' };
    case 'session-not-open':
    case 'session-not-yours':
    case 'session-unknown':
      return { kind: 'sessionEnded' };
    case 'order-not-open':
    case 'order-unknown':
      return { kind: 'settled' };
    default:
      return null;
  }
}

export type Mine = { readonly sessionId: string; readonly claimedAt: string };

/** What the order itself, read while it was thought to be held, says; null: it is still held. */
export function lossSeen(order: Order, mine: Mine): Loss | null {
  if (!isOpen(order)) return { kind: 'settled' };
  const { claim } = order;
  if (claim === null) return { kind: 'released' };
  // The same person at another till is another pair of hands.
  if (!claim.mine || claim.sessionId !== mine.sessionId) return { kind: 'takenOver', claim };
  return Date.parse(claim.claimedAt) > Date.parse(mine.claimedAt) ? { kind: 'takenOver', claim } : null;
}
