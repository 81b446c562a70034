import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change, FeedEvent, Viewer } from '#/core/feed';
import { type Followed, followed, ordersOf } from '#/core/feed-orders';
import type { LiveClaim, Order } from '#/protocol/shapes';
import { QUEUE, QueueFeed } from './queueFeed';

type Trace = {
  viewer: Viewer;
  start: { orders: Order[] };
  events: FeedEvent[];
  end: { orders: Order[] };
};

const traces = import.meta.glob<Trace>('../core/traces-feed/cashier-*.json', {
  eager: true,
  import: 'default',
});

function trace(name: string): Trace & { event: FeedEvent } {
  const found = traces[`../core/traces-feed/cashier-${name}.json`];
  const event = found?.events[0];
  if (found === undefined || event === undefined) throw new Error(`The trace ${name} is missing`);
  return { ...found, event };
}

const claimOf = ({ event }: { event: FeedEvent }) =>
  event.changes.find(({ kind }) => kind === 'order-claim') as Extract<Change, { kind: 'order-claim' }>;

function orderIn(orders: Order[], id: string): Order {
  const found = orders.find((order) => order.id === id);
  if (found === undefined) throw new Error(`The trace has no order ${id}`);
  return found;
}

describe('the screens of the queue and what happens in the shop', () => {
  let queries: QueryClient;
  let queue: QueueFeed;
  const { viewer } = trace('claim');

  beforeEach(() => {
    vi.useFakeTimers();
    queries = new QueryClient();
    queue = new QueueFeed(queries, viewer);
  });

  afterEach(() => {
    queue.stop();
    vi.useRealTimers();
  });

  const shows = (id: string) =>
    ordersOf(queries.getQueryData<Followed>([QUEUE, 'order', id]) ?? followed([]), viewer)[0];

  it('an order that somebody claims is shown as theirs without asking (EV-3, CL-4)', () => {
    const { start, end, event } = trace('claim');
    const { id } = claimOf({ event });
    queries.setQueryData([QUEUE, 'order', id], followed([orderIn(start.orders, id)]));
    queue.heard(event);
    expect(shows(id)?.claim).toEqual(orderIn(end.orders, id).claim);
    expect(queries.getQueryState([QUEUE, 'order', id])?.isInvalidated).toBe(false);
  });

  it('what is to be read again stays so when an event tells of a part of it', () => {
    const { start, end, event } = trace('claim');
    const { id } = claimOf({ event });
    const key = [QUEUE, 'order', id];
    queries.setQueryData(key, followed([orderIn(start.orders, id)]));
    void queries.invalidateQueries({ queryKey: key });
    queue.heard(event);
    expect(shows(id)?.claim).toEqual(orderIn(end.orders, id).claim);
    expect(queries.getQueryState(key)?.isInvalidated).toBe(true);
  });

  it('an answer that was on its way when something happened does not take it back', async () => {
    const { start, end, event } = trace('claim');
    const { id } = claimOf({ event });
    const before = followed([orderIn(start.orders, id)]);
    const read = queries.fetchQuery({
      queryKey: [QUEUE, 'order', id],
      queryFn: async () => {
        await vi.advanceTimersByTimeAsync(0);
        queue.heard(event);
        return before;
      },
    });
    await read;
    expect(shows(id)?.claim).toEqual(orderIn(end.orders, id).claim);
  });

  const row = (order: Order): LiveClaim => {
    const { id, number, name, table, total, claim } = order;
    if (claim === null || number === null) throw new Error('Nobody has this order');
    return { order: { id, number, name, table, total }, claim, requests: [] };
  };

  it('a lease that is renewed grows on the board without asking', async () => {
    const { start, event } = trace('renew');
    const { id, claim } = claimOf({ event });
    queries.setQueryData([QUEUE, 'claims'], [row(orderIn(start.orders, id))]);
    queue.heard(event);
    await vi.advanceTimersByTimeAsync(1_000);
    const [shown] = queries.getQueryData<LiveClaim[]>([QUEUE, 'claims']) ?? [];
    expect(shown?.claim.expiresAt).toBe(claim?.expiresAt);
    expect(queries.getQueryState([QUEUE, 'claims'])?.isInvalidated).toBe(false);
  });

  it.each(['claim', 'release', 'ask', 'end'])('reads the board again after: %s', async (name) => {
    const renewed = trace('renew');
    const stood = name === 'claim' ? [] : [row(orderIn(renewed.start.orders, claimOf(renewed).id))];
    queries.setQueryData([QUEUE, 'claims'], stood);
    queue.heard(trace(name).event);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(queries.getQueryState([QUEUE, 'claims'])?.isInvalidated).toBe(true);
  });

  it('a history is read again after its own order’s events, and after no other’s', async () => {
    const { event } = trace('ask');
    const [request] = event.changes as { document: { orderId: string } }[];
    const mine = [QUEUE, 'history', request?.document.orderId];
    queries.setQueryData(mine, []);
    queries.setQueryData([QUEUE, 'history', 'another'], []);
    queue.heard(event);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(queries.getQueryState(mine)?.isInvalidated).toBe(true);
    expect(queries.getQueryState([QUEUE, 'history', 'another'])?.isInvalidated).toBe(false);
  });
});
