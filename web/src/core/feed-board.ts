import type { components } from '../protocol/generated';
import type { LiveClaim, Order } from '../protocol/shapes';

type Change = components['schemas']['Change'];
type Claim = Omit<NonNullable<Order['claim']>, 'mine'> | null;
type Board = readonly LiveClaim[];

/** The board of claims after a change; null: the change does not say what the board is now. */
export function boardAfter(claims: Board, change: Change): Board | null {
  switch (change.kind) {
    case 'claim-request':
      return null;
    case 'cash-session':
      return change.document.status === 'open' || claims.length === 0 ? claims : null;
    case 'order-claim':
      return goingOn(claims, change.id, change.claim, {});
    case 'order': {
      if (!claims.some(({ order }) => order.id === change.id)) return claims;
      const { claim, name, table, total } = 'document' in change ? change.document : change.fields;
      return goingOn(claims, change.id, claim, { name, table, total });
    }
    default:
      return claims;
  }
}

function goingOn(claims: Board, id: string, claim: Claim, order: Partial<LiveClaim['order']>): Board | null {
  const same = ({ order: held, claim: known }: LiveClaim) =>
    held.id === id && known.sessionId === claim?.sessionId && known.claimedAt === claim.claimedAt;
  if (claim === null || !claims.some(same)) return null;
  return claims.map((row) =>
    same(row)
      ? { ...row, order: { ...row.order, ...order }, claim: { ...row.claim, expiresAt: claim.expiresAt } }
      : row,
  );
}
