import { describe, expect, it } from 'vitest';
import type { Currency } from './money';
import type { Operation, OrderBody, Person } from './order';
import { applyOperations } from './reducer';

/**
 * Old state plus operations equals the server's new state, on traces that the server itself wrote.
 * Who added a line, version numbers and times are the server's to give; everything a cashier sees is
 * compared.
 */
interface Trace {
  readonly currency: Currency;
  readonly person: Person;
  readonly start: OrderBody;
  readonly steps: readonly { readonly operations: readonly Operation[]; readonly order: OrderBody }[];
}

const traces = Object.entries(import.meta.glob<Trace>('./traces/*.json', { eager: true, import: 'default' }));

function seen(order: OrderBody) {
  const { lines, discount, subtotal, discountTotal, netTotal, taxTotal, total } = order;
  return {
    lines: lines.map(({ addedBy: _addedBy, changedVersion: _changedVersion, ...line }) => line),
    discount,
    subtotal,
    discountTotal,
    netTotal,
    taxTotal,
    total,
  };
}

describe('the reducer on the traces of the server (OR-2, OR-3)', () => {
  it('has traces to be tested on', () => {
    expect(traces.length).toBeGreaterThan(0);
  });

  it.each(traces)('%s', (_path, { currency, person, start, steps }) => {
    expect(steps.length).toBeGreaterThan(0);
    let now = start;
    steps.forEach(({ operations, order }, step) => {
      now = applyOperations(now, operations, { currency, person });
      expect({ step, ...seen(now) }).toEqual({ step, ...seen(order) });
    });
  });
});
