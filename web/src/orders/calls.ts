import { body, client, newKey } from '#/protocol/client';
import type { Approval } from '#/protocol/credentials';
import type {
  ClaimAnswer,
  ClaimHistory,
  ClaimRequest,
  LineMove,
  LiveClaim,
  LiveClaims,
  Order,
  OrderPage,
  SplitAnswer,
} from '#/protocol/shapes';

/** What is asked of the server about the shared queue; every no is thrown (`body`). */

export type QueueFilter = { profileId: string | null; state: 'waiting' | 'all'; search: string };

/** What waits longest is next; of everything, what came last is looked for. */
export const sortOf = ({ state }: QueueFilter) => (state === 'waiting' ? 'oldest' : 'newest');

/** As many as two screens show. */
export const PAGE = 30;
/** As many as the server gives at once. */
const MOST = 200;

export function fetchOrders(filter: QueueFilter, cursor: string | null) {
  const { profileId, state, search } = filter;
  return body<OrderPage>(
    client.GET('/api/orders', {
      params: {
        query: {
          status: state,
          sort: sortOf(filter),
          limit: PAGE,
          ...(profileId === null ? {} : { profileId }),
          ...(search === '' ? {} : { q: search }),
          ...(cursor === null ? {} : { cursor }),
        },
      },
    }),
  );
}

const of = (order_id: string) => ({ path: { order_id } });

export const fetchOrder = (id: string) =>
  body<Order>(client.GET('/api/orders/{order_id}', { params: of(id) }));

/** @throws ProblemError order-claimed, with who has it and since when; session-not-open and its kind */
export const claimOrder = (id: string, sessionId: string) =>
  body<ClaimAnswer>(client.POST('/api/orders/{order_id}/claim', { params: of(id), body: { sessionId } }));

export const releaseOrder = (id: string, claimToken: number) =>
  body<void>(client.DELETE('/api/orders/{order_id}/claim', { params: { ...of(id), query: { claimToken } } }));

/** Releases this person's claim at whichever register. @throws ProblemError claim-not-yours: the holder changed meanwhile */
export const releaseFromAfar = (id: string) =>
  body<void>(client.DELETE('/api/orders/{order_id}/claim', { params: { ...of(id), query: {} } }));

/** @throws ProblemError claim-not-yours: only a manager may */
export const releaseTheirs = (id: string, reason: string) =>
  body<void>(client.POST('/api/orders/{order_id}/claim/release', { params: of(id), body: { reason } }));

export type TakeOver = { sessionId: string; reason: string; approval?: Approval };

/** @throws ProblemError take-over-not-permitted: a manager's PIN is needed */
export const takeOver = (id: string, request: TakeOver) =>
  body<ClaimAnswer>(client.POST('/api/orders/{order_id}/claim/takeover', { params: of(id), body: request }));

export const askForOrder = (id: string, sessionId: string, message: string | null) =>
  body<ClaimRequest>(
    client.POST('/api/orders/{order_id}/claim/requests', { params: of(id), body: { sessionId, message } }),
  );

export const answerRequest = (request: ClaimRequest, answer: 'grant' | 'decline') => {
  const params = { path: { order_id: request.orderId, request_id: request.id } };
  return body<ClaimRequest>(
    answer === 'grant'
      ? client.POST('/api/orders/{order_id}/claim/requests/{request_id}/grant', { params })
      : client.POST('/api/orders/{order_id}/claim/requests/{request_id}/decline', { params }),
  );
};

/** @throws ProblemError cancel-past-limit: somebody else's PIN is needed */
export const cancelOrder = (id: string, reason: string, claimToken: number, approval?: Approval) =>
  body<Order>(
    client.POST('/api/orders/{order_id}/cancel', {
      params: of(id),
      body: { reason, claimToken, ...(approval && { approval }) },
    }),
  );

/**
 * `toOrderId` null makes a new order; past a limit it takes an approval.
 * @throws ProblemError order-claimed: somebody has the other one in hand
 */
export const splitOrder = (
  id: string,
  lines: LineMove[],
  toOrderId: string | null,
  claimToken: number,
  approval?: Approval,
) =>
  body<SplitAnswer>(
    client.POST('/api/orders/{order_id}/split', {
      params: of(id),
      body: { lines, toOrderId, claimToken, ...(approval && { approval }) },
    }),
  );

export type Labels = { name: string | null; table: string | null; note: string | null };

export const sendCart = (orderSessionId: string, labels: Labels) =>
  body<Order>(
    client.POST('/api/order-sessions/{order_session_id}/send', {
      params: { path: { order_session_id: orderSessionId } },
      body: labels,
      headers: { 'Idempotency-Key': newKey() },
    }),
  );

const claimsAfter = (cursor: string | null) =>
  body<LiveClaims>(
    client.GET('/api/claims', {
      params: { query: { limit: MOST, ...(cursor === null ? {} : { cursor }) } },
    }),
  );

/** All of them: whoever looks for an order in somebody's hands has to find it. */
export async function fetchLiveClaims(): Promise<LiveClaim[]> {
  const claims = new Map<string, LiveClaim>();
  let cursor: string | null = null;
  do {
    const page: LiveClaims = await claimsAfter(cursor);
    // One that changed hands between two pages is on both.
    for (const claim of page.items) claims.set(claim.order.id, claim);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return [...claims.values()];
}

/** Without the renewals of ordinary holding, which would bury what happened. */
export const fetchHistory = (id: string, cursor: string | null) =>
  body<ClaimHistory>(
    client.GET('/api/orders/{order_id}/claim/history', {
      params: { ...of(id), query: { renewals: 'gaps', ...(cursor === null ? {} : { cursor }) } },
    }),
  );

/** Lets go of everything that this sign-in has in hand: the screen is being locked. */
export const releaseMine = () =>
  body<{ released: number }>(client.POST('/api/claims/release', { params: {} }));
