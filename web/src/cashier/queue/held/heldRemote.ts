import { body, client } from '#/protocol/client';
import { isRefusalOrSilence, NoAnswerError, ProblemError } from '#/protocol/problem';
import type { Me, Order, OrderSession, Problem } from '#/protocol/shapes';
import type { Answer, CompleteRequest, Remote } from '#/sync/remote';
import { fetchOrder } from '../calls';

/** A till on a shop's Wi-Fi: an answer that takes longer than this is as good as none. */
const PATIENCE_MS = 10_000;
const soon = () => ({ signal: AbortSignal.timeout(PATIENCE_MS) });

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

async function answerOf<T>(call: Promise<T>, grip: Grip): Promise<Answer<T>> {
  try {
    return { kind: 'ok', value: await call };
  } catch (error) {
    if (error instanceof NoAnswerError) return { kind: 'unreachable', retryAfterMs: null };
    if (!(error instanceof ProblemError)) throw error;
    const { problem } = error;
    if (LOST.has(problem.code)) grip.lost(problem);
    // What was typed waits: it belongs to whoever claims the order again, not to the refusal.
    if (LOST.has(problem.code) || problem.status === 429 || problem.status >= 500)
      return { kind: 'unreachable', retryAfterMs: null };
    return { kind: 'refused', problem };
  }
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
    active: () => answerOf(read(grip.order().id), grip),
    one: (id) => answerOf(read(id), grip),
    open: () => answerOf(read(grip.order().id), grip),
    operate: (id, baseVersion, operations) => {
      const sent = client.POST('/api/orders/{order_id}/operations', {
        params: path(id),
        body: { baseVersion, operations: [...operations], claimToken: grip.token() },
        ...soon(),
      });
      const answer = body(sent).then(({ order, ...told }) => ({
        ...told,
        orderSession: asCart(order, grip.me),
      }));
      return answerOf(answer, grip);
    },
    complete: async (id, request, key) => {
      try {
        const sent = client.POST('/api/orders/{order_id}/payments', {
          params: { ...path(id), header: { 'Idempotency-Key': key } },
          body: request,
          ...soon(),
        });
        return { kind: 'ok', value: await body(sent) };
      } catch (error) {
        // A refused payment is shown where it was taken, with its reason; then the claim is looked at.
        if (error instanceof ProblemError && error.problem.status < 500 && error.problem.status !== 429) {
          if (LOST.has(error.problem.code)) grip.lost(error.problem);
          return { kind: 'refused', problem: error.problem };
        }
        if (isRefusalOrSilence(error)) return { kind: 'unreachable', retryAfterMs: null };
        throw error;
      }
    },
  };
}
