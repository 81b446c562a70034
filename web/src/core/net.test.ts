import { describe, expect, it } from 'vitest';
import { addItem, clearOrder, removeLine, setDiscount, setNote, setQuantity } from './edit';
import { netOf } from './net';
import type { Operation } from './order';

const chipa = { id: 'chipa', name: 'Chipá', price: '3000', quantity: '1', taxRate: '10' };

const net = (...operations: Operation[]) =>
  netOf(operations.map((operation) => ({ operation, baseVersion: 1, at: 0 }))).map(
    ({ id: _id, ...rest }) => rest,
  );

describe('what a series of changes comes to', () => {
  it('taps of one product are one line of as many', () => {
    expect(net(addItem(chipa), setQuantity('chipa', 2000n), setQuantity('chipa', 5000n))).toEqual([
      { op: 'add', item: { ...chipa, quantity: '5' } },
    ]);
  });

  it('of each line the last word counts, in the order in which it was first touched', () => {
    expect(
      net(
        setQuantity('a', 2000n),
        setNote('a', 'sin sal'),
        setQuantity('b', 1000n),
        setQuantity('a', 3000n),
        setNote('a', ''),
        setDiscount(null, { percent: '10' }),
        setDiscount(null, null),
      ),
    ).toEqual([
      { op: 'set-quantity', lineId: 'a', quantity: '3' },
      { op: 'set-note', lineId: 'a', note: null },
      { op: 'set-quantity', lineId: 'b', quantity: '1' },
      { op: 'set-discount', lineId: null, discount: null },
    ]);
  });

  it('a line that is taken off takes what was typed on it along; one typed here leaves nothing', () => {
    expect(net(setNote('a', 'sin sal'), setQuantity('a', 2000n), removeLine('a'))).toEqual([
      { op: 'remove', lineId: 'a' },
    ]);
    expect(net(addItem(chipa), setNote('chipa', 'tostado'), removeLine('chipa'))).toEqual([]);
    expect(net(removeLine('a'), setQuantity('a', 2000n))).toEqual([
      { op: 'set-quantity', lineId: 'a', quantity: '2' },
    ]);
  });

  it('clearing ends everything before it', () => {
    expect(net(addItem(chipa), setQuantity('a', 2000n), clearOrder(), setQuantity('a', 1000n))).toEqual([
      { op: 'clear' },
      { op: 'set-quantity', lineId: 'a', quantity: '1' },
    ]);
  });
});
