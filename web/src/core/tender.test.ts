import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMoney } from './money';
import { type Part, paymentsOf, quickCash, refusePart, standing } from './tender';

const PYG = { code: 'PYG', decimals: 0 };
const USD = { code: 'USD', decimals: 2 };

describe('quick cash amounts', () => {
  it.each([
    { due: 14_000n, currency: PYG, want: [14_000n, 15_000n, 20_000n, 50_000n, 100_000n] },
    { due: 137_500n, currency: PYG, want: [137_500n, 138_000n, 140_000n, 150_000n, 200_000n] },
    { due: 100_000n, currency: PYG, want: [100_000n] },
    { due: 150_000_000n, currency: PYG, want: [150_000_000n] },
    { due: 1_250n, currency: USD, want: [1_250n, 1_300n, 1_500n, 2_000n, 5_000n, 10_000n] },
    { due: 1n, currency: USD, want: [1n, 100n, 500n, 1_000n, 2_000n, 5_000n] },
  ])('for $due of $currency.code are what a customer would hand over', ({ due, currency, want }) => {
    expect(quickCash(due, currency)).toEqual(want);
  });
});

const anyPart: fc.Arbitrary<Part> = fc.record({
  tender: fc.constantFrom('cash', 'card'),
  given: fc.bigInt({ min: 0n, max: 10n ** 12n }),
});

describe('parts of a payment (TX-1)', () => {
  it('refuses a card above what is left, nothing at all, and a part too many', () => {
    const cash = (given: bigint): Part => ({ tender: 'cash', given });
    const card = (given: bigint): Part => ({ tender: 'card', given });
    expect(refusePart(10_000n, [], card(10_001n))).toBe('card-over');
    expect(refusePart(10_000n, [cash(4_000n)], card(6_001n))).toBe('card-over');
    expect(refusePart(10_000n, [cash(4_000n)], card(6_000n))).toBeNull();
    expect(refusePart(10_000n, [], cash(0n))).toBe('nothing-given');
    expect(refusePart(10_000n, [cash(20_000n)], cash(1n))).toBe('nothing-left');
    expect(refusePart(10_000n, [], cash(50_000n))).toBeNull();
  });

  it('says what is left and what goes back', () => {
    const parts: Part[] = [
      { tender: 'card', given: 4_000n },
      { tender: 'cash', given: 10_000n },
    ];
    expect(standing(10_000n, parts.slice(0, 1))).toEqual({ left: 6_000n, change: 0n, covered: false });
    expect(standing(10_000n, parts)).toEqual({ left: 0n, change: 4_000n, covered: true });
  });

  it('always add up to the total, and tendered less paid is the change', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 11n }), fc.array(anyPart), (due, offered) => {
        const parts: Part[] = [];
        for (const part of offered) if (refusePart(due, parts, part) === null) parts.push(part);
        const { left, change, covered } = standing(due, parts);
        const payments = paymentsOf(due, parts, PYG);
        const paid = payments.reduce((sum, one) => sum + readMoney(one.amount, PYG), 0n);
        expect(paid).toBe(due - left);
        expect(covered).toBe(paid === due);
        const cash = payments.find((one) => one.tender === 'cash');
        const back = cash === undefined ? 0n : BigInt(cash.tendered ?? '0') - BigInt(cash.amount);
        expect(back).toBe(change);
      }),
    );
  });
});
