import { describe, expect, it } from 'vitest';
import {
  addOne,
  bringBack,
  clearOrder,
  putBack,
  removeLine,
  type Sellable,
  setDiscount,
  setNote,
  takeOne,
} from './edit';
import type { Operation, OrderBody } from './order';
import { applyOperations } from './reducer';
import { guarani, guaraniOrder } from './shop.fixture';

const chipa: Sellable = { productId: 'p1', variantId: null, name: 'Chipa', price: '3000', taxRate: '10' };

function with_(order: OrderBody, ...operations: Operation[]): OrderBody {
  return applyOperations(order, operations, guarani);
}

function tapped(order: OrderBody, times: number): OrderBody {
  return Array.from({ length: times }).reduce<OrderBody>((now) => with_(now, addOne(now, chipa)), order);
}

describe('what a cashier does', () => {
  it('ten taps are one line of ten', () => {
    const order = tapped(guaraniOrder(), 10);
    expect(order.lines.map((line) => line.quantity)).toEqual(['10']);
    expect(order.total).toBe('30000');
  });

  it('a line with a note or a discount is left as it was made', () => {
    let order = tapped(guaraniOrder(), 1);
    order = with_(order, setNote(order.lines[0]?.id ?? '', ' sin queso '));
    order = tapped(order, 2);
    order = with_(order, setDiscount(order.lines[1]?.id ?? '', { percent: '10' }));
    order = tapped(order, 3);
    expect(order.lines.map((line) => [line.quantity, line.note])).toEqual([
      ['1', 'sin queso'],
      ['2', null],
      ['3', null],
    ]);
    expect(order.total).toBe(`${3000 + 5400 + 9000}`);
  });

  it('taking the last one away takes the line away', () => {
    const order = tapped(guaraniOrder(), 2);
    const [line] = order.lines;
    if (line === undefined) throw new Error('no line was added');
    const one = with_(order, takeOne(line));
    expect(one.lines[0]?.quantity).toBe('1');
    const [left] = one.lines;
    if (left === undefined) throw new Error('the line went too early');
    expect(with_(one, takeOne(left)).lines).toEqual([]);
  });

  const mbeju: Sellable = { ...chipa, productId: 'p2', name: 'Mbejú' };
  const noted = (): { order: OrderBody; id: string } => {
    const order = tapped(guaraniOrder(), 3);
    const id = order.lines[0]?.id ?? '';
    return { order: with_(order, setNote(id, 'para llevar'), setDiscount(id, { amount: '500' })), id };
  };

  it('what was removed or cleared comes back as it was, where it was', () => {
    const { order: first, id } = noted();
    const order = with_(first, addOne(first, mbeju));
    for (const gone of [removeLine(id), clearOrder()]) {
      const without = with_(order, gone);
      const back = with_(without, ...bringBack(without, order.lines));
      expect(back.lines).toEqual(order.lines);
      expect(back.total).toBe(order.total);
    }
  });

  it('who put a line back meanwhile has the last word on it', () => {
    const { order, id } = noted();
    const theirs = with_(order, removeLine(id), { id: 'x', op: 'set-quantity', lineId: id, quantity: '7' });
    expect(bringBack(theirs, order.lines)).toEqual([]);
  });

  it('lines of another order are put on this one as new lines, with everything that was typed on them', () => {
    const { order, id } = noted();
    for (const put of [putBack(order.lines), bringBack(guaraniOrder(), order.lines)]) {
      const back = with_(guaraniOrder(), ...put);
      expect(back.total).toBe(order.total);
      expect(back.lines[0]).toMatchObject({
        note: 'para llevar',
        quantity: '3',
        discount: { amount: '500' },
      });
      expect(back.lines[0]?.id).not.toBe(id);
    }
  });

  it('an empty note is no note', () => {
    expect(setNote('l1', '   ')).toMatchObject({ note: null });
  });
});
