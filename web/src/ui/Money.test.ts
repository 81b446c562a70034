import { expect, test } from 'vitest';
import { moneyText } from './Money';

const guarani = { currency: 'PYG', currencyDecimals: 0 };
const dollar = { currency: 'USD', currencyDecimals: 2 };

test.each([
  ['1500000', guarani, 'Gs. 1.500.000'],
  ['0', guarani, 'Gs. 0'],
  ['999', guarani, 'Gs. 999'],
  ['-56789', guarani, '−Gs. 56.789'],
  ['9999999999', guarani, 'Gs. 9.999.999.999'],
  ['12.50', dollar, '$12.50'],
  ['0.05', dollar, '$0.05'],
  ['1234567.89', dollar, '$1,234,567.89'],
  ['-10.00', dollar, '−$10.00'],
  ['7.25', { currency: 'EUR', currencyDecimals: 2 }, '7,25 €'],
])('EV-7: %s of %o is written %s', (amount, of, text) => {
  expect(moneyText(amount, of).replace(/\u00a0/g, ' ')).toBe(text);
});
