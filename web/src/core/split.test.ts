import { describe, expect, it } from 'vitest';
import type { Order } from '../protocol/shapes';
import { readQuantity } from './quantity';
import { splitTotals } from './split';

const GUARANI = { code: 'PYG', decimals: 0 };
type Trace = { start: { orders: Order[] }; end: { orders: Order[] } };
const traces = Object.entries(
  import.meta.glob<Trace>(['./traces-feed/*-split.json', './traces-feed/*-move.json'], {
    eager: true,
    import: 'default',
  }),
);

/** The order that lines left, the one they went to, and what went, from what the server said before and after. */
function whatMoved({ start, end }: Trace) {
  const [from] = start.orders.filter(({ id, total }) =>
    end.orders.some((order) => order.id === id && Number(order.total) < Number(total)),
  );
  const after = end.orders.find(({ id }) => id === from?.id);
  const to = end.orders.find(
    ({ id, total }) => id !== from?.id && start.orders.find((order) => order.id === id)?.total !== total,
  );
  if (from === undefined || after === undefined || to === undefined) throw new Error('Nothing moved');
  const left = new Map(after.lines.map(({ id, quantity }) => [id, readQuantity(quantity)]));
  const moved = new Map(
    from.lines.map(({ id, quantity }) => [id, readQuantity(quantity) - (left.get(id) ?? 0n)]),
  );
  return { from, after, to, before: start.orders.find(({ id }) => id === to.id) ?? null, moved };
}

describe('what a split comes to, before it is made (OR-1, OR-3)', () => {
  it('has the server’s own splits and moves to be held against', () => expect(traces.length).toBe(4));

  it.each(traces)('%s', (_path, trace) => {
    const { from, after, to, before, moved } = whatMoved(trace);
    expect(splitTotals(from, before, moved, GUARANI)).toEqual({ from: after.total, to: to.total });
  });

  const [, split] = traces.find(([path]) => path.includes('split')) ?? [];
  const discounted = (change: (order: Order) => Order) => {
    if (split === undefined) throw new Error('The trace of a split is missing');
    const { from, moved } = whatMoved(split);
    return splitTotals(change(from), null, moved, GUARANI);
  };
  const tenth = { percent: '10' };

  it('says nothing where a discount is cut in two', () => {
    expect(discounted((order) => ({ ...order, discount: tenth }))).toBeNull();
    const lines = (order: Order) => order.lines.map((line) => ({ ...line, discount: tenth }));
    expect(discounted((order) => ({ ...order, lines: lines(order) }))).toBeNull();
  });
});
