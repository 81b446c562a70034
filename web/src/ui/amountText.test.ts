import { expect, test } from 'vitest';
import { amountRule, asTyped, isStuck, sameAmount } from './amountText';
import { afterKey, inField, NOTHING_TYPED, settled } from './numberTyping';

const guarani = { currency: 'PYG', currencyDecimals: 0 };
const dollar = { currency: 'USD', currencyDecimals: 2 };
const press = (keys: string[], of: typeof dollar) =>
  keys.reduce((amount, key) => afterKey(amount, key, amountRule(of)), NOTHING_TYPED).typed;

test.each([
  [['2', '0', '0'], dollar, '200', '200'],
  [['2', '.', '5'], dollar, '2.5', '2.5'],
  [['.', '5'], dollar, '0.5', '0.5'],
  [['1', '.', '2', '3', '4'], dollar, '1.23', '1.23'],
  [['1', '.', '.', '2', '3'], dollar, '1.', '1.'],
  [['0', '0', '7'], dollar, '7', '7'],
  [['1', '000'], guarani, '1000', '1.000'],
  [['1', '2', 'erase'], guarani, '1', '1'],
  [['erase'], guarani, '', ''],
])('the keys %o give %s', (keys, of, amount, shown) => {
  expect(press(keys, of)).toBe(amount);
  expect(inField(amount, amountRule(of))).toBe(shown);
});

test('no digit is dropped in silence: what does not fit is refused whole', () => {
  expect(afterKey(settled('99999999'), '000', amountRule(guarani))).toEqual({
    typed: '99999999',
    untaken: { why: 'tooLarge' },
  });
  expect(isStuck('99999999', '000', guarani)).toBe(true);
  expect(isStuck('99999999', '0', guarani)).toBe(false);
  expect(isStuck('0', '0', guarani)).toBe(false);
});

test('an amount of the server is shown as somebody would have typed it', () => {
  expect(asTyped('200.00')).toBe('200');
  expect(asTyped('99.50')).toBe('99.50');
  expect(asTyped('200000')).toBe('200000');
  expect(sameAmount('200', '200.00', dollar)).toBe(true);
  expect(sameAmount('200.01', '200.00', dollar)).toBe(false);
});
