import { expect, test } from 'vitest';
import { sources } from './console_sources';

/** What a screen builds its numbers from; whoever confirms them asks first whether one is in doubt. */
const FIELDS = /<(AmountField|QuantityField|DiscountField|CashFigure)\b/;
/** The parts that those fields are made of: the screen around them confirms. */
const PARTS = ['cashier/selling/DiscountField.tsx', 'ui/CashCount.tsx'];
const ASKS = /areSettled\(|useTendering|taking\b/;

test('EV-11: no screen confirms a number while something of it was not taken', () => {
  const screens = sources('.tsx').filter(({ path, text }) => FIELDS.test(text) && !PARTS.includes(path));
  expect(screens.length).toBeGreaterThanOrEqual(5);
  expect(screens.filter(({ text }) => !ASKS.test(text)).map(({ path }) => path)).toEqual([]);
});

const UNDOES = /useUndoneByScans\(|useTendering|taking\b/;

test('TX-4: what a scan typed into a number is undone, and its objection is not', () => {
  const screens = sources('.tsx').filter(({ path, text }) => FIELDS.test(text) && !PARTS.includes(path));
  expect(screens.filter(({ text }) => !UNDOES.test(text)).map(({ path }) => path)).toEqual([]);
});
