import { isOpen } from '#/orders/claimState';
import type { Claim, Order, Problem } from '#/protocol/shapes';

/** Why this register's claim of an order is over. */
export type Loss =
  | { readonly kind: 'takenOver'; readonly claim: Claim }
  | { readonly kind: 'expired' | 'sessionEnded' | 'released' | 'settled' };

/** Returns how the claim was lost, as a refusal says; null: the refusal does not tell of a lost claim. */
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

export type OwnClaim = { readonly sessionId: string; readonly claimedAt: string };

/** Returns how the claim was lost, as the order's document says; null: the claim is still this register's. */
export function lossSeen(order: Order, own: OwnClaim): Loss | null {
  if (!isOpen(order)) return { kind: 'settled' };
  const { claim } = order;
  if (claim === null) return { kind: 'released' };
  // The same person's claim at another register is another claim.
  if (!claim.mine || claim.sessionId !== own.sessionId) return { kind: 'takenOver', claim };
  return Date.parse(claim.claimedAt) > Date.parse(own.claimedAt) ? { kind: 'takenOver', claim } : null;
}
