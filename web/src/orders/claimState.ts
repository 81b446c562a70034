import type { Order } from '#/protocol/shapes';

/** What an order is to whoever looks at it: to be had, theirs, in somebody else's hands, or done with. */
export type ClaimState = 'free' | 'mine' | 'theirs' | 'settled';

export const isOpen = ({ status }: Pick<Order, 'status'>): boolean => status === 'queued' || status === 'tab';

/** A claim counts until its lease ends, whether or not anybody said that it ended (CL-2). */
export function claimState(order: Pick<Order, 'status' | 'claim'>, nowMs: number): ClaimState {
  if (!isOpen(order)) return 'settled';
  const { claim } = order;
  if (claim === null || Date.parse(claim.expiresAt) <= nowMs) return 'free';
  return claim.mine ? 'mine' : 'theirs';
}

/** `POS-ASU-20261121-017` is called out as 017; the whole number is for receipts and searches. */
export const shortNumber = (number: string | null): string => number?.split('-').at(-1) ?? '';
