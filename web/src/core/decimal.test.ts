import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../protocol/ids';
import { DecimalError, parseDecimal, roundHalfUp, writeDecimal } from './decimal';
import { largestMoney, readMoney, writeMoney } from './money';
import { readQuantity, writeQuantity } from './quantity';

describe('exact decimals (EV-6)', () => {
  it('come back as they were written, however large', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        fc.integer({ min: 0, max: 4 }),
        (value, places) => {
          expect(parseDecimal(writeDecimal(value, places), places)).toBe(value);
        },
      ),
    );
  });

  it.each(['', '.', '1.', '.5', '1e3', '1,5', ' 1', '+1', 'NaN', '1.2.3', '12.345'])(
    '%j is none of two places',
    (text) => {
      expect(() => parseDecimal(text, 2)).toThrow(DecimalError);
    },
  );

  it('guaraní have no decimals, dollars two', () => {
    expect(readMoney('1500000', { code: 'PYG', decimals: 0 })).toBe(1_500_000n);
    expect(() => readMoney('1500000.5', { code: 'PYG', decimals: 0 })).toThrow(DecimalError);
    expect(writeMoney(5n, { code: 'USD', decimals: 2 })).toBe('0.05');
    expect(writeMoney(-150n, { code: 'USD', decimals: 2 })).toBe('-1.50');
    expect(largestMoney({ code: 'USD', decimals: 2 })).toBe(999_999_999_999n);
  });

  it('halves go up', () => {
    expect([roundHalfUp(1n, 2n), roundHalfUp(3n, 2n), roundHalfUp(149n, 100n)]).toEqual([1n, 2n, 1n]);
  });

  it('quantities are written the shortest way', () => {
    expect(['2', '0.350', '100', '1.005', '20.000'].map(readQuantity).map(writeQuantity)).toEqual([
      '2',
      '0.35',
      '100',
      '1.005',
      '20',
    ]);
  });
});

describe('ids', () => {
  it('are UUIDs of version 7 that sort by time', () => {
    const ids = [1, 2, 3].map((second) => newId(1_760_000_000_000 + second * 1000));
    expect([...ids].sort()).toEqual(ids);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(Array.from({ length: 1000 }, () => newId(0))).size).toBe(1000);
  });
});
