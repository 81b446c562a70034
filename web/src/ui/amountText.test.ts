import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMoney } from '#/core/money';
import { asTyped, fromField, inField, isStuck, sameAmount, typed, wire } from './amountText';

const guarani = { currency: 'PYG', currencyDecimals: 0 };
const dollar = { currency: 'USD', currencyDecimals: 2 };
const press = (keys: string[], of: typeof dollar) => keys.reduce((amount, key) => typed(amount, key, of), '');

test.each([
  [['2', '0', '0'], dollar, '200', '200'],
  [['2', '.', '5'], dollar, '2.5', '2.5'],
  [['.', '5'], dollar, '0.5', '0.5'],
  [['1', '.', '.', '2', '3', '4'], dollar, '1.23', '1.23'],
  [['0', '0', '7'], dollar, '7', '7'],
  [['1', '000'], guarani, '1000', '1.000'],
  [['5', '.', '2'], guarani, '52', '52'],
  [['1', '2', 'erase'], guarani, '1', '1'],
  [['erase'], guarani, '', ''],
])('the keys %o give %s', (keys, of, amount, shown) => {
  expect(press(keys, of)).toBe(amount);
  expect(inField(amount, of)).toBe(shown);
});

test('what the field shows is read back as the same amount', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('0', '1', '9', '.', '000', 'erase')),
      fc.boolean(),
      (keys, inDollars) => {
        const of = inDollars ? dollar : guarani;
        const amount = press(keys, of);
        expect(fromField(inField(amount, of), of)).toBe(amount);
      },
    ),
  );
});

test('whatever is typed or pasted, the server can read it and it is never above the largest amount', () => {
  fc.assert(
    fc.property(fc.string(), fc.boolean(), (text, inDollars) => {
      const of = inDollars ? dollar : guarani;
      const minor = readMoney(wire(fromField(text, of) ?? ''), {
        code: of.currency,
        decimals: of.currencyDecimals,
      });
      expect(minor >= 0n && minor <= 999_999_999_999n).toBe(true);
    }),
  );
});

test('no digit is dropped in silence: what does not fit is refused whole', () => {
  expect(fromField('9876543210', guarani)).toBe('9876543210');
  expect(fromField('987654321012', guarani)).toBeNull();
  expect(fromField('5,2', guarani)).toBeNull();
  expect(fromField('1.234', dollar)).toBeNull();
  expect(typed('99999999', '000', guarani)).toBe('99999999');
  expect(isStuck('99999999', '000', guarani)).toBe(true);
  expect(isStuck('99999999', '0', guarani)).toBe(false);
  expect(isStuck('0', '0', guarani)).toBe(false);
});

test('an amount of the server is shown as somebody would have typed it', () => {
  expect(asTyped('200.00')).toBe('200');
  expect(asTyped('99.50')).toBe('99.5');
  expect(asTyped('200000')).toBe('200000');
  expect(sameAmount('200', '200.00', dollar)).toBe(true);
  expect(sameAmount('200.01', '200.00', dollar)).toBe(false);
});
