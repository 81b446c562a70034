import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Currency } from './money';
import { applyOperations } from './reducer';
import { anyDiscount, anyItem, dollar, guarani, guaraniOrder } from './shop.fixture';
import { apportion, discountOn, discountsOf, totalsOf, worthOf } from './totals';

/** OR-3: the totals rule, to the minor unit. */

const PYG: Currency = { code: 'PYG', decimals: 0 };
const USD: Currency = { code: 'USD', decimals: 2 };

function line(
  price: string,
  quantity: string,
  taxRate = '10',
  discount: { percent: string } | { amount: string } | null = null,
) {
  return { price, quantity, taxRate, discount };
}

describe('the totals rule (OR-3)', () => {
  it.each([
    {
      of: 'two chipas and a cocido, tax inside the price',
      lines: [line('3000', '2'), line('8000', '1')],
      discount: null,
      inclusive: true,
      currency: PYG,
      want: { subtotal: 14_000n, discountTotal: 0n, taxTotal: 545n + 727n, total: 14_000n },
    },
    {
      of: 'a third of a kilogram: half a guaraní goes up',
      lines: [line('45000', '0.333'), line('3001', '0.500')],
      discount: null,
      inclusive: true,
      currency: PYG,
      want: { subtotal: 14_985n + 1_501n, discountTotal: 0n, taxTotal: 1_362n + 136n, total: 16_486n },
    },
    {
      of: 'tax on top, as in New York',
      lines: [line('12.50', '1', '8.88'), line('7.25', '3', '8.88')],
      discount: null,
      inclusive: false,
      currency: USD,
      want: { subtotal: 3_425n, discountTotal: 0n, taxTotal: 111n + 193n, total: 3_729n },
    },
    {
      of: 'a line discount and an order discount together',
      lines: [line('100.00', '1', '10', { percent: '10' }), line('10.00', '1', '10', { amount: '50.00' })],
      discount: { percent: '5' },
      inclusive: false,
      currency: USD,
      want: { subtotal: 11_000n, discountTotal: 1_000n + 1_000n + 450n, taxTotal: 855n, total: 9_405n },
    },
    {
      of: 'an order discount above the total takes all of it and no more',
      lines: [line('3000', '1'), line('8000', '1')],
      discount: { amount: '999999' },
      inclusive: true,
      currency: PYG,
      want: { subtotal: 11_000n, discountTotal: 11_000n, taxTotal: 0n, total: 0n },
    },
    {
      of: 'nothing',
      lines: [],
      discount: { percent: '10' },
      inclusive: true,
      currency: PYG,
      want: { subtotal: 0n, discountTotal: 0n, taxTotal: 0n, total: 0n },
    },
  ])('$of', ({ lines, discount, inclusive, currency, want }) => {
    const { subtotal, discountTotal, taxTotal, total } = totalsOf(lines, discount, inclusive, currency);
    expect({ subtotal, discountTotal, taxTotal, total }).toEqual(want);
  });

  it.each([guarani, dollar])('always adds up, in $currency.code', (context) => {
    const anyOrder = fc.tuple(
      fc.array(anyItem(context), { maxLength: 30 }),
      anyDiscount(context),
      fc.boolean(),
    );
    fc.assert(
      fc.property(anyOrder, ([items, discount, inclusive]) => {
        const lines = items.map((item) =>
          line(item.price, item.quantity, item.taxRate, item.discount ?? null),
        );
        const totals = totalsOf(lines, discount, inclusive, context.currency);
        const net = totals.lines.reduce((sum, one) => sum + one.net, 0n);
        const tax = totals.lines.reduce((sum, one) => sum + one.tax, 0n);
        expect(totals.subtotal - totals.discountTotal).toBe(net + (inclusive ? tax : 0n));
        expect(net).toBe(totals.netTotal);
        expect(tax).toBe(totals.taxTotal);
        expect(totals.total).toBe(net + tax);
        for (const one of totals.lines) {
          expect(one.net >= 0n && one.net <= one.gross).toBe(true);
          expect(one.tax >= 0n).toBe(true);
          expect(one.total).toBe(one.net + one.tax);
        }
      }),
    );
  });
});

describe('sharing a discount out', () => {
  it('gives away exactly the amount, to nobody more than there is', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { maxLength: 200 });
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 10_000 }), (parts, basisPoints) => {
        const whole = parts.reduce((sum, part) => sum + part, 0n);
        const amount = (whole * BigInt(basisPoints)) / 10_000n;
        const shares = apportion(amount, parts);
        expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(amount);
        shares.forEach((share, i) => {
          expect(share >= 0n && share <= (parts[i] ?? 0n)).toBe(true);
        });
      }),
    );
  });
});

describe('a discount', () => {
  it('is never more than what it is taken from', () => {
    expect(discountOn(500n, { amount: '900' }, PYG)).toBe(500n);
    expect(discountOn(500n, { percent: '100' }, PYG)).toBe(500n);
    expect(discountOn(5n, { percent: '50' }, PYG)).toBe(3n);
    expect(discountOn(500n, null, PYG)).toBe(0n);
  });
});

describe('what the discount of the whole order takes off', () => {
  it('is on what is left after the discounts of the lines', () => {
    const item = { id: 'l1', name: 'Chipa', price: '3000', quantity: '2', discount: { amount: '1000' } };
    const order = applyOperations(
      guaraniOrder(),
      [
        { id: 'a', op: 'add', item },
        { id: 'b', op: 'set-discount', lineId: null, discount: { percent: '10' } },
      ],
      guarani,
    );
    expect(order.discountTotal).toBe('1500');
    expect(discountsOf(order, PYG)).toEqual({ lines: '1000', order: '500' });
    expect(order.lines.map((one) => worthOf(one, PYG))).toEqual(['5000']);
  });
});
