import { fetchOrder } from '#/orders/calls';
import { body, client } from '#/protocol/client';
import type { Order, Problem } from '#/protocol/shapes';
import { answerOf, soon } from '#/sync/answer';
import type { Answer, Remote } from '#/sync/remote';

/** The claim under which an order's calls are made. */
export type ClaimInUse = {
  readonly order: () => Order;
  readonly token: () => number;
  /** The server says that the order is not this register's any more; nothing of what was sent was applied. */
  readonly lost: (problem: Problem) => void;
};

/** Refusals of a call because of the claim it was made under. */
const LOST = new Set(['order-claimed', 'stale-claim', 'order-not-open', 'order-unknown']);

/** Where the claim is lost, the changes wait on the device: whoever claims the order again decides about them. */
async function underClaim<T>(call: Promise<T>, claim: ClaimInUse): Promise<Answer<T>> {
  const answer = await answerOf(call);
  if (answer.kind !== 'refused' || !LOST.has(answer.problem.code)) return answer;
  claim.lost(answer.problem);
  return { kind: 'unreachable', retryAfterMs: null };
}

const found = (order: Order) => ({ id: order.id, order });

/** The calls of an order of the queue that this register has claimed. */
export function claimedRemote(claim: ClaimInUse): Remote {
  const path = (order_id: string) => ({ path: { order_id } });
  return {
    takeUp: async () => ({ kind: 'ok', value: { order: found(claim.order()) } }),
    read: () => underClaim(fetchOrder(claim.order().id).then(found), claim),
    operate: (id, baseVersion, operations, approval) => {
      const sent = client.POST('/api/orders/{order_id}/operations', {
        params: path(id),
        body: {
          baseVersion,
          operations: [...operations],
          claimToken: claim.token(),
          ...(approval && { approval }),
        },
        ...soon(),
      });
      return underClaim(body(sent), claim);
    },
    pay: async (id, request, key, approval) => {
      const sent = client.POST('/api/orders/{order_id}/payments', {
        params: { ...path(id), header: { 'Idempotency-Key': key } },
        body: { ...request, ...(approval && { approval }) },
        ...soon(),
      });
      const answer = await answerOf(body(sent));
      // A refused payment is shown where it was taken, with its reason; then the claim is looked at.
      if (answer.kind === 'refused' && LOST.has(answer.problem.code)) claim.lost(answer.problem);
      return answer;
    },
    cart: null,
  };
}
