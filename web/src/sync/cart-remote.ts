import { body, client } from '../protocol/client';
import { answerOf, soon } from './answer';
import type { Remote } from './remote';

const path = (order_session_id: string) => ({ path: { order_session_id } });

/** The calls of the cart: the order session of whoever is signed in. */
export const cartRemote: Remote = {
  takeUp: (registerId) => {
    const sent = client.POST('/api/order-sessions/recover', { body: { registerId }, ...soon() });
    return answerOf(body(sent).then(({ orderSession, ...answer }) => ({ ...answer, order: orderSession })));
  },
  read: () => answerOf(body(client.GET('/api/order-sessions/active', { ...soon() }))),
  operate: (id, baseVersion, operations, approval) => {
    const sent = client.POST('/api/order-sessions/{order_session_id}/operations', {
      params: path(id),
      body: { baseVersion, operations: [...operations], ...(approval && { approval }) },
      ...soon(),
    });
    return answerOf(body(sent).then(({ orderSession: { order }, ...answer }) => ({ ...answer, order })));
  },
  pay: (id, request, key, approval) =>
    answerOf(
      body(
        client.POST('/api/order-sessions/{order_session_id}/complete', {
          params: { ...path(id), header: { 'Idempotency-Key': key } },
          body: { ...request, ...(approval && { approval }) },
          ...soon(),
        }),
      ),
    ),
  cart: {
    open: (registerId) =>
      answerOf(body(client.POST('/api/order-sessions', { body: { items: [], registerId }, ...soon() }))),
    status: (id) => {
      const sent = client.GET('/api/order-sessions/{order_session_id}', { params: path(id), ...soon() });
      return answerOf(body(sent).then(({ status }) => status));
    },
  },
};
