import { describe, expect, it } from 'vitest';
import type { FeedEvent, Viewer } from '#/core/feed';
import { followed, ordersOf } from '#/core/feed-orders';
import type { Order } from '#/protocol/shapes';
import type { QueueFilter } from './calls';
import { isOpen } from './claimState';
import { type Pages, pagesHearing } from './pages';

/** What the server said before and after one command, and the events between: written by the server's own tests. */
type Trace = {
  viewer: Viewer;
  nowMs: number;
  start: { orders: Order[] };
  events: FeedEvent[];
  end: { orders: Order[] };
};

const traces = Object.entries(
  import.meta.glob<Trace>('../core/traces-feed/*.json', { eager: true, import: 'default' }),
);
const WAITING: QueueFilter = { profileId: null, state: 'waiting', search: '' };
const ALL: QueueFilter = { ...WAITING, state: 'all' };

/** As the server lists them, in parts of `size`. */
function listed(orders: Order[], { state }: QueueFilter, size = 100): Pages {
  const all = state === 'all' ? newestFirst(orders) : newestFirst(orders).reverse();
  const found = all.filter((order) => state === 'all' || isOpen(order));
  const pages = [];
  for (let from = 0; from === 0 || from < found.length; from += size) {
    const items = found.slice(from, from + size);
    const nextCursor = from + size < found.length ? (items.at(-1)?.id ?? null) : null;
    pages.push({ ...followed(items), nextCursor });
  }
  return { pages, pageParams: pages.map(() => null) };
}

const newestFirst = (orders: Order[]) =>
  [...orders].sort((one, other) => ((one.queuedAt ?? '') < (other.queuedAt ?? '') ? 1 : -1));

/** The rows of the screen; whose lease is over by the clock has nothing in hand. */
const rows = (orders: Order[], nowMs: number) =>
  orders.map((order) => ({
    ...order,
    claim: order.claim && Date.parse(order.claim.expiresAt) > nowMs ? order.claim : null,
  }));

const shown = ({ pages }: Pages, viewer: Viewer) => pages.flatMap((page) => ordersOf(page, viewer));

const after = (pages: Pages, { events, viewer }: Trace, filter: QueueFilter) =>
  events.reduce((now, event) => pagesHearing(now, event, viewer, filter) ?? now, pages);

describe('the list on a screen and later events are a fresh list (EV-3, S0-28)', () => {
  it('has traces in which orders come, go and change hands', () => {
    const types = traces.flatMap(([, { events }]) => events.map(({ type }) => type));
    for (const type of ['queued', 'split', 'cancelled', 'claimed', 'released', 'taken-over'])
      expect(types).toContain(`order.${type}`);
    expect(types).toContain('transaction.completed');
  });

  for (const filter of [WAITING, ALL])
    it.each(traces)(`${filter.state}: %s`, (_path, trace) => {
      const pages = after(listed(trace.start.orders, filter), trace, filter);
      const fresh = shown(listed(trace.end.orders, filter), trace.viewer);
      expect(rows(shown(pages, trace.viewer), trace.nowMs)).toEqual(rows(fresh, trace.nowMs));
    });

  for (const filter of [WAITING, ALL])
    it.each(traces)(
      `${filter.state}, read in part, is as fresh as far as it was read: %s`,
      (_path, trace) => {
        const read = listed(trace.start.orders, filter, 1);
        const part = { ...read, pages: read.pages.slice(0, 1) };
        const pages = after(part, trace, filter);
        const known = shown(pages, trace.viewer);
        const fresh = shown(listed(trace.end.orders, filter), trace.viewer).slice(0, known.length);
        expect(rows(known, trace.nowMs)).toEqual(rows(fresh, trace.nowMs));
      },
    );
});

describe('what a list can not know by itself', () => {
  const [, came] = traces.find(([path]) => path.endsWith('cashier-queue-an-order.json')) ?? [];
  const told = () => {
    if (came === undefined) throw new Error('The trace of an order that comes in is missing');
    const [event] = came.events;
    if (event === undefined) throw new Error('The trace tells nothing');
    return { trace: came, event };
  };

  it('whether a new order is one that was searched for: it is asked again', () => {
    const { trace, event } = told();
    const searching = { ...WAITING, search: 'Carmen' };
    expect(pagesHearing(listed([], searching), event, trace.viewer, searching)).toBeNull();
  });

  it('passes over orders of another profile', () => {
    const { trace, event } = told();
    const other = { ...WAITING, profileId: 'another' };
    const pages = listed([], other);
    expect(pagesHearing(pages, event, trace.viewer, other)).toBe(pages);
  });
});
