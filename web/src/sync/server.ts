import { body, client } from '../protocol/client';
import { answerOf, soon } from './answer';
import type { Remote } from './remote';

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
  operate: (id, baseVersion, operations, approval) =>
    answerOf(
      body(
        client.POST('/api/order-sessions/{order_session_id}/operations', {
          params: { path: { order_session_id: id } },
          body: { baseVersion, operations: [...operations], ...(approval && { approval }) },
          ...soon(),
        }),
      ),
    ),
  complete: (id, request, key, approval) =>
    answerOf(
      body(
        client.POST('/api/order-sessions/{order_session_id}/complete', {
          params: { path: { order_session_id: id }, header: { 'Idempotency-Key': key } },
          body: { ...request, ...(approval && { approval }) },
          ...soon(),
        }),
      ),
    ),
};
