import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import table from './tables/written-numbers.json';
import { readWritten } from './written';

const LARGEST = 9_999_999_999n;

type Case = {
  text: string;
  decimals: number;
  largest?: string;
  settled?: string;
  read?: string | null;
  asPoint?: string;
  asComma?: string;
};

/** A field has no other rows and no owner to settle a number. */
const cases = (table.cases as Case[]).filter(({ settled }) => settled === undefined);

describe('numbers as people write them', () => {
  it.each(cases)('$text of $decimals decimals', ({ text, decimals, largest, read, asPoint, asComma }) => {
    const found = readWritten(text, decimals, largest === undefined ? LARGEST : BigInt(largest));
    if (asPoint !== undefined) expect(found).toEqual({ kind: 'ambiguous', asPoint, asComma });
    else if (read === null) expect(found).toEqual({ kind: 'unreadable' });
    else expect(found).toEqual({ kind: 'read', value: read });
  });

  it('reads no number as another, whatever its signs', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 999_999_999 }),
        fc.constantFrom(0, 2, 3),
        fc.constantFrom(['.', ','], [',', '.'], [' ', ','], ["'", '.'], ['', '.'], ['', ',']),
        (minor, decimals, [group = '', sign = '']) => {
          const digits = String(minor).padStart(decimals + 1, '0');
          const whole = digits.slice(0, digits.length - decimals);
          const fraction = digits.slice(digits.length - decimals);
          const text = whole.replace(/\B(?=(\d{3})+$)/g, group) + (decimals === 0 ? '' : sign + fraction);
          const exact = decimals === 0 ? whole : `${whole}.${fraction}`.replace(/\.?0+$/, '');
          const found = readWritten(text, decimals, LARGEST);
          if (found.kind === 'read') expect(found.value).toBe(exact);
          if (found.kind === 'ambiguous') expect([found.asPoint, found.asComma]).toContain(exact);
        },
      ),
    );
  });
});
