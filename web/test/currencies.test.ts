import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { largestMoney, readMoney, writeMoney } from '#/core/money';
import { quickCash } from '#/core/tender';
import { amountRule, asTyped } from '#/ui/amountText';
import { cashOf } from '#/ui/currencies';
import { currencySign, moneyText } from '#/ui/Money';
import { writingOf } from '#/ui/moneyWriting';
import { afterKey, complete, inField, NOTHING_TYPED, pasted, replaced } from '#/ui/numberTyping';
import notes from '../../src/tillkeeper/kernel/notes.json';

/** ISO 4217's minor units, where they are not two. */
const MINOR_UNITS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0]),
  ),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3])),
  CLF: 4,
  UYW: 4,
};
const codes = [...new Set([...Object.keys(notes), ...Intl.supportedValuesOf('currency')])].sort();
const format = (currency: string) => ({ currency, currencyDecimals: MINOR_UNITS[currency] ?? 2 });
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('EV-7, F22: as it is printed where it is used, with the decimals of ISO 4217', () => {
  test.each([
    ['KWD', '1234.500', 'KWD 1,234.500'],
    ['BHD', '0.005', 'BHD 0.005'],
    ['COP', '12500.00', '$ 12.500'],
    ['COP', '12500.50', '$ 12.500,50'],
    ['PYG', '1500000', 'Gs. 1.500.000'],
    ['JPY', '1500', '¥1,500'],
    ['CHF', '1234.05', 'CHF 1’234.05'],
    ['USD', '1234.50', '$1,234.50'],
    ['EUR', '1234.50', '1.234,50 €'],
    ['GBP', '0.05', '£0.05'],
    ['BRL', '1234.50', 'R$ 1.234,50'],
    ['CLP', '12990', '$12.990'],
    ['ISK', '1500', '1.500 kr.'],
    ['UYU', '1234.50', '$ 1.234,50'],
    ['ARS', '1234.50', '$ 1.234,50'],
    ['INR', '1234567.50', '₹12,34,567.50'],
    ['SEK', '-1234.50', '−1 234,50 kr'],
    ['XOF', '1500', '1 500 F CFA'],
  ])('%s %s is %s', (currency, amount, text) => {
    expect(plain(moneyText(amount, format(currency))).replace("'", '’')).toBe(text);
  });
});

const anyCurrency = fc.constantFrom(...codes).map(format);
const anyMoney = anyCurrency.chain((of) => {
  const currency = { code: of.currency, decimals: of.currencyDecimals };
  const largest = largestMoney(currency);
  return fc.record({
    of: fc.constant(of),
    amount: fc
      .oneof(fc.bigInt({ min: 0n, max: largest }), fc.bigInt({ min: 0n, max: 5_000_000n }))
      .map((minor) => writeMoney(minor, currency)),
  });
});

describe('EV-11: what is shown can be typed', () => {
  const bare = (amount: string, of: ReturnType<typeof format>) => {
    const { before, after } = writingOf(of.currency);
    const text = moneyText(amount, of);
    return text.slice(before.length, text.length - after.length);
  };
  const sameAs = (typed: string, amount: string, of: ReturnType<typeof format>) => {
    const currency = { code: of.currency, decimals: of.currencyDecimals };
    return readMoney(complete(typed), currency) === readMoney(amount, currency);
  };

  test('key by key with either decimal sign, and the field then shows it as every screen does', () => {
    fc.assert(
      fc.property(anyMoney, ({ of, amount }) => {
        const rule = amountRule(of);
        const typing = [...asTyped(amount)].reduce(
          (before, key) => afterKey(before, key, rule),
          NOTHING_TYPED,
        );
        expect(typing.untaken).toBeNull();
        expect(sameAs(typing.typed, amount, of)).toBe(true);
        const [shown, field] = [bare(amount, of), inField(typing.typed, rule)];
        expect(shown.startsWith(field) && /^[.,]?0*$/.test(shown.slice(field.length))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('as a whole: put back by a program it is the same amount, pasted it is the same or asked about', () => {
    fc.assert(
      fc.property(anyMoney, ({ of, amount }) => {
        const rule = amountRule(of);
        const shown = bare(amount, of);
        expect(sameAs(replaced('', shown, rule).typed, amount, of)).toBe(true);
        const { typed, untaken } = pasted('', shown, rule);
        if (untaken === null) expect(sameAs(typed, amount, of)).toBe(true);
        else expect(untaken.why).toBe('ambiguous');
      }),
      { numRuns: 2_000 },
    );
  });
});

test.each(codes)('%s is written with what a keyboard has, and its sign is read by everybody', (code) => {
  const writing = writingOf(code);
  expect(['.', ',']).toContain(writing.point);
  expect(writing.group).toMatch(/^[.,’'\u00a0\u202f]$/);
  expect(writing.group).not.toBe(writing.point);
  expect(currencySign(format(code))).toMatch(/^[\p{Script=Latin}\p{Sc}.' \u00a0\u202f/’ʻ]{1,6}$/u);
  expect(/\s$/.test(writing.before) || writing.before === '' || /[\p{Sc}]$/u.test(writing.before)).toBe(true);
});

test.each(Object.keys(notes))('of %s, likely cash and floats are made of its notes', (code) => {
  const of = format(code);
  const currency = { code, decimals: of.currencyDecimals };
  const { notes: own, coins, floats } = cashOf(currency);
  const minor = (amount: string) => readMoney(amount, currency);
  const smallest = minor(own.at(-1) ?? '0');
  expect(smallest).toBeGreaterThan(0n);
  for (const pieces of [own, coins])
    expect(pieces).toEqual([...pieces].sort((a, b) => (minor(a) > minor(b) ? -1 : 1)));
  for (const float of floats) expect(own.some((note) => minor(float) % minor(note) === 0n)).toBe(true);
  for (const due of [1n, smallest - 1n, smallest * 3n + 1n, minor(own[0] ?? '0') + 1n]) {
    const [exact, ...others] = quickCash(due, currency);
    expect(exact).toBe(due);
    for (const one of others)
      expect(own.some((note) => one % minor(note) === 0n && one - due < minor(note))).toBe(true);
  }
});
