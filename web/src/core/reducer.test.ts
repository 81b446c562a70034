import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Operation, OrderBody } from './order';
import { applyOperations } from './reducer';
import { anyEdit, chipa, guarani, guaraniOrder } from './shop.fixture';
import { totalsOf } from './totals';

const anyOperations = fc
  .array(anyEdit(guarani), { maxLength: 40 })
  .map((edits) => edits.map((edit, i) => edit(`op-${i}`)));

function after(...operations: Operation[]): OrderBody {
  return applyOperations(guaraniOrder(), operations, guarani);
}

describe('operations on an order (OR-2)', () => {
  const twoChipas: Operation = { id: 'a', op: 'add', item: chipa('l1', '2') };

  it('adds a line with its figures', () => {
    const order = after(twoChipas);
    expect(order.total).toBe('6000');
    expect(order.taxTotal).toBe('545');
    expect(order.lines[0]).toMatchObject({
      id: 'l1',
      gross: '6000',
      net: '5455',
      tax: '545',
      total: '6000',
      quantity: '2',
    });
  });

  it('sent twice changes nothing', () => {
    expect(after(twoChipas, twoChipas)).toEqual(after(twoChipas));
  });

  it('leaves alone a line that is gone', () => {
    const gone: Operation = { id: 'b', op: 'remove', lineId: 'l1' };
    const late: Operation = { id: 'c', op: 'set-discount', lineId: 'l1', discount: { percent: '5' } };
    expect(after(twoChipas, gone, late).lines).toEqual([]);
    expect(after(twoChipas, gone, late).total).toBe('0');
  });

  it('a quantity brings a line back to its place, as on the server', () => {
    const order = after(
      twoChipas,
      { id: 'b', op: 'add', item: chipa('l2') },
      { id: 'c', op: 'remove', lineId: 'l1' },
      { id: 'd', op: 'set-note', lineId: 'l1', note: 'tarde' },
      { id: 'e', op: 'set-quantity', lineId: 'l1', quantity: '3' },
    );
    expect(order.lines.map((line) => [line.id, line.quantity, line.note])).toEqual([
      ['l1', '3', null],
      ['l2', '1', null],
    ]);
  });

  it('clear takes the discount of the order away too', () => {
    const order = after(
      twoChipas,
      { id: 'b', op: 'set-discount', lineId: null, discount: { percent: '10.00' } },
      { id: 'c', op: 'clear' },
      { id: 'd', op: 'add', item: chipa('l9') },
    );
    expect(order).toMatchObject({ discount: null, total: '3000' });
  });

  it('keeps the lines it does not touch as the same objects, so that only changed rows are drawn', () => {
    const before = after(twoChipas, { id: 'b', op: 'add', item: chipa('l2') });
    const next = applyOperations(
      before,
      [{ id: 'c', op: 'set-quantity', lineId: 'l2', quantity: '3' }],
      guarani,
    );
    expect(next.lines[0]).toBe(before.lines[0]);
    expect(next.lines[1]).not.toBe(before.lines[1]);
  });

  it('writes quantities the shortest way', () => {
    const order = after(
      { id: 'a', op: 'add', item: chipa('l1', '0.35') },
      { id: 'b', op: 'add', item: chipa('l2', '2.000') },
    );
    expect(order.lines.map((line) => line.quantity)).toEqual(['0.35', '2']);
  });

  it('always shows totals that are those of its lines', () => {
    fc.assert(
      fc.property(anyOperations, (operations) => {
        const order = after(...operations);
        const totals = totalsOf(order.lines, order.discount, true, guarani.currency);
        expect(order.total).toBe(`${totals.total}`);
        expect(order.discountTotal).toBe(`${totals.discountTotal}`);
        expect(order.lines.map((line) => line.net)).toEqual(totals.lines.map((line) => `${line.net}`));
      }),
    );
  });

  it('one by one or all together comes to the same', () => {
    fc.assert(
      fc.property(anyOperations, (operations) => {
        const steps = operations.reduce(
          (order, one) => applyOperations(order, [one], guarani),
          guaraniOrder(),
        );
        const { gone: _gone, ...seen } = after(...operations);
        expect(steps).toMatchObject(seen);
      }),
    );
  });
});
