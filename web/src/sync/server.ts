import { body, client } from '../protocol/client';
import { NoAnswerError, ProblemError } from '../protocol/problem';
import type { Answer, Remote } from './remote';

/** A till on a shop's Wi-Fi: an answer that takes longer than this is as good as none. */
const PATIENCE_MS = 10_000;

/** A yes or a no of the server as a value, and silence told apart from both. */
async function answerOf<T>(call: Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: 'ok', value: await call };
  } catch (error) {
    if (error instanceof NoAnswerError) return { kind: 'unreachable', retryAfterMs: null };
    if (!(error instanceof ProblemError)) throw error;
    const { problem } = error;
    if (problem.status !== 429 && problem.status < 500) return { kind: 'refused', problem };
    const seconds = problem.retryAfterSeconds;
    return { kind: 'unreachable', retryAfterMs: seconds === undefined ? null : seconds * 1000 };
  }
}

const soon = () => ({ signal: AbortSignal.timeout(PATIENCE_MS) });

/** The server behind this page. */
export const server: Remote = {
  recover: (registerId) =>
    answerOf(body(client.POST('/api/order-sessions/recover', { body: { registerId }, ...soon() }))),
  active: () => answerOf(body(client.GET('/api/order-sessions/active', { ...soon() }))),
  one: (id) =>
    answerOf(
      body(
        client.GET('/api/order-sessions/{order_session_id}', {
          params: { path: { order_session_id: id } },
          ...soon(),
        }),
      ),
    ),
  open: (registerId) =>
    answerOf(body(client.POST('/api/order-sessions', { body: { items: [], registerId }, ...soon() }))),
  operate: (id, baseVersion, operations) =>
    answerOf(
      body(
        client.POST('/api/order-sessions/{order_session_id}/operations', {
          params: { path: { order_session_id: id } },
          body: { baseVersion, operations: [...operations] },
          ...soon(),
        }),
      ),
    ),
  complete: (id, request, key) =>
    answerOf(
      body(
        client.POST('/api/order-sessions/{order_session_id}/complete', {
          params: { path: { order_session_id: id }, header: { 'Idempotency-Key': key } },
          body: request,
          ...soon(),
        }),
      ),
    ),
};
