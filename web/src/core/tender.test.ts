import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMoney } from './money';
import { outcomeOf, type Part, paymentsOf, quickCash, standing } from './tender';

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

const cash = (given: bigint): Part => ({ tender: 'cash', given });
const card = (given: bigint): Part => ({ tender: 'card', given });

describe('parts of a payment (TX-1)', () => {
  it.each([
    { taken: [], now: card(10_001n), want: { kind: 'card-over', left: 10_000n } },
    { taken: [cash(4_000n)], now: card(6_001n), want: { kind: 'card-over', left: 6_000n } },
    { taken: [cash(4_000n)], now: card(6_000n), want: { kind: 'books', change: 0n } },
    { taken: [], now: cash(0n), want: { kind: 'nothing-given' } },
    { taken: [], now: cash(4_000n), want: { kind: 'part', missing: 6_000n } },
    { taken: [card(4_000n)], now: cash(5_999n), want: { kind: 'part', missing: 1n } },
    { taken: [], now: cash(50_000n), want: { kind: 'books', change: 40_000n } },
    { taken: [cash(20_000n)], now: cash(1n), want: { kind: 'covered', change: 10_000n } },
    { taken: [card(10_500n)], now: cash(0n), want: { kind: 'card-beyond', over: 500n } },
  ])('of $now.tender $now.given after $taken.length parts come to $want.kind', ({ taken, now, want }) => {
    expect(outcomeOf(10_000n, taken, now)).toEqual(want);
  });

  it('a sale on the house is booked without an amount', () => {
    expect(outcomeOf(0n, [], cash(0n))).toEqual({ kind: 'books', change: 0n });
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
        for (const part of offered)
          if (['part', 'books'].includes(outcomeOf(due, parts, part).kind)) parts.push(part);
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
