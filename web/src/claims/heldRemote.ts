import { fetchOrder } from '#/orders/calls';
import { body, client } from '#/protocol/client';
import type { Me, Order, OrderSession, Problem } from '#/protocol/shapes';
import { answerOf, soon } from '#/sync/answer';
import type { Answer, CompleteRequest, Remote } from '#/sync/remote';

/** A payment as it is kept on the device: asked about again, it is the same request under the same claim. */
export type HeldPayment = CompleteRequest & { claimToken: number };

/** What the one who sends for a claimed order needs to know of the claim. */
export type Grip = {
  readonly me: Me;
  readonly order: () => Order;
  readonly token: () => number;
  /** The server says that the order is not this till's any more; nothing of what was sent was applied. */
  readonly lost: (problem: Problem) => void;
};

/** Refusals that mean the claim, not the change, was the trouble. */
const LOST = new Set(['order-claimed', 'stale-claim', 'order-not-open', 'order-unknown']);

/** Where the claim is lost, what was typed waits: it belongs to whoever claims the order again, not to the refusal. */
async function underClaim<T>(call: Promise<T>, grip: Grip): Promise<Answer<T>> {
  const answer = await answerOf(call);
  if (answer.kind !== 'refused' || !LOST.has(answer.problem.code)) return answer;
  grip.lost(answer.problem);
  return { kind: 'unreachable', retryAfterMs: null };
}

/** The outbox keeps carts; an order of the queue is sent by it in a cart's shape (OR-1: lines are edited in one way). */
function asCart(order: Order, { user, register }: Me): OrderSession {
  return {
    id: order.id,
    status: 'active',
    user,
    items: order.lines,
    order,
    version: order.version,
    register: register && { id: register.id, code: register.code, name: register.name },
    lastSeenAt: order.updatedAt,
    logoutTime: null,
    tabId: null,
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
  };
}

export function heldRemote(grip: Grip): Remote {
  const path = (order_id: string) => ({ path: { order_id } });
  const read = async (id: string) => asCart(await fetchOrder(id), grip.me);
  return {
    recover: async () => ({ kind: 'ok', value: { orderSession: asCart(grip.order(), grip.me) } }),
    active: () => underClaim(read(grip.order().id), grip),
    one: (id) => underClaim(read(id), grip),
    open: () => underClaim(read(grip.order().id), grip),
    operate: (id, baseVersion, operations, approval) => {
      const sent = client.POST('/api/orders/{order_id}/operations', {
        params: path(id),
        body: {
          baseVersion,
          operations: [...operations],
          claimToken: grip.token(),
          ...(approval && { approval }),
        },
        ...soon(),
      });
      const answer = body(sent).then(({ order, ...told }) => ({
        ...told,
        orderSession: asCart(order, grip.me),
      }));
      return underClaim(answer, grip);
    },
    complete: async (id, request, key, approval) => {
      const sent = client.POST('/api/orders/{order_id}/payments', {
        params: { ...path(id), header: { 'Idempotency-Key': key } },
        body: { ...request, ...(approval && { approval }) },
        ...soon(),
      });
      const answer = await answerOf(body(sent));
      // A refused payment is shown where it was taken, with its reason; then the claim is looked at.
      if (answer.kind === 'refused' && LOST.has(answer.problem.code)) grip.lost(answer.problem);
      return answer;
    },
  };
}
