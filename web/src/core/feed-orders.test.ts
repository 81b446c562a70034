import { describe, expect, it } from 'vitest';
import type { Order } from '../protocol/shapes';
import type { Change, FeedEvent, Viewer } from './feed';
import { followed, hearing, ordersOf } from './feed-orders';

type Trace = { viewer: Viewer; start: { orders: Order[] }; events: FeedEvent[] };
const traces = import.meta.glob<Trace>('./traces-feed/cashier-*.json', { eager: true, import: 'default' });

/** The one event of a trace, and the order that it is about (or is held from the drawer that it is about). */
function told(name: string) {
  const trace = traces[`./traces-feed/cashier-${name}.json`];
  const event = trace?.events[0];
  const change = event?.changes[0] as Change & { id: string };
  const order = trace?.start.orders.find(
    ({ id, claim }) => id === change.id || claim?.sessionId === change.id,
  );
  if (trace === undefined || event === undefined || order === undefined)
    throw new Error(`The trace ${name} is missing`);
  return { viewer: trace.viewer, event, order, change };
}

describe('orders that are followed (EV-3, CL-3)', () => {
  it('a release is heard', () => {
    const { viewer, event, order } = told('release');
    expect(order.claim).not.toBeNull();
    expect(ordersOf(hearing(followed([order]), event, viewer), viewer)[0]?.claim).toBeNull();
  });

  it('whoever holds a later claim does not lose it by a late word of an earlier one', () => {
    const { viewer, event, order, change } = told('release');
    const { fencingToken } = change as Extract<Change, { kind: 'order-claim' }>;
    const mine = followed([order], fencingToken + 1);
    expect(ordersOf(hearing(mine, event, viewer), viewer)[0]?.claim).toEqual(
      ordersOf(mine, viewer)[0]?.claim,
    );
  });

  it('is the same object where the event is about another order', () => {
    const { viewer, event, order } = told('release');
    const other = followed([{ ...order, id: 'another' }]);
    expect(hearing(other, event, viewer)).toBe(other);
  });

  it('the end of a drawer ends what is held from it', () => {
    const { viewer, event, order } = told('release');
    const drawer = { id: order.claim?.sessionId, status: 'ended', version: 9, cashier: { id: 'u' } };
    const document = { ...drawer, participants: [], register: { id: 'r' }, totals: { totalSales: '0' } };
    const changes = [{ kind: 'cash-session', id: drawer.id, document }];
    const ended = { ...event, changes } as unknown as FeedEvent;
    expect(ordersOf(hearing(followed([order]), ended, viewer), viewer)[0]?.claim).toBeNull();
  });
});
