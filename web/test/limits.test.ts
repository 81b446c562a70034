import { expect, test } from 'vitest';
import { sources } from './console_sources';
import { functionsOf, type Measured } from './functions';

/** A screen, as for the Python (tests/laws/test_style.py). */
const FUNCTION_LINES_MAX = 70;
/** Longer all the same, with the lines that each has. The list may only shrink: a function that became shorter is entered anew. */
const LONGER: Record<string, number> = {
  'app/AppMenu.tsx AppMenu': 103,
  'approval/ApproverFields.tsx ApproverFields': 85,
  'cashier/cart/SendToQueue.tsx SendDialog': 87,
  'cashier/claimed/ClaimedBar.tsx ClaimedBar': 74,
  'cashier/claimed/LostClaim.tsx LostClaim': 114,
  'cashier/claimed/ReadOnlyOrder.tsx ReadOnlyOrder': 88,
  'cashier/closing/Receipt.tsx Receipt': 83,
  'cashier/home/HomePage.tsx HomePage': 96,
  'cashier/payment/Tendering.tsx Tendering': 95,
  'cashier/payment/useTendering.ts useTendering': 111,
  'cashier/queue/QueuePage.tsx QueuePage': 108,
  'cashier/selling/Catalogue.tsx Catalogue': 96,
  'cashier/selling/LineEditor.tsx LineEditor': 117,
  'cashier/selling/OrderLine.tsx OrderLine': 72,
  'cashier/selling/OrderSide.tsx OrderSide': 95,
  'cashier/selling/Selling.tsx Selling': 109,
  'cashier/shift/ShiftPage.tsx Sheet': 75,
  'cashier/shift/StartShiftPage.tsx StartShift': 91,
  'manager/board/ClaimsPage.tsx ClaimsPage': 104,
  'manager/webhooks/WebhookForm.tsx WebhookForm': 91,
  'manager/webhooks/WebhookPage.tsx Told': 71,
  'ui/palette/Palette.tsx Commands': 82,
  'ui/scanning/ScannerDialog.tsx ScannerDialog': 73,
};

test('no file is longer than 250 lines, so that each can be read in one go', () => {
  const long = sources('.ts', '.tsx')
    .filter(({ path }) => path !== 'protocol/generated.ts')
    .filter(({ text }) => text.split('\n').length > 250)
    .map(({ path }) => path);
  expect(long).toEqual([]);
});

const tooLong = (functions: Measured[]) =>
  Object.fromEntries(
    functions
      .filter(({ lines }) => lines > FUNCTION_LINES_MAX)
      .map(({ path, name, lines }) => [`${path} ${name}`, lines]),
  );

test('no function is longer than a screen', () => {
  const functions = sources('.ts', '.tsx')
    .filter(({ path }) => path !== 'protocol/generated.ts')
    .flatMap(functionsOf);
  expect(tooLong(functions)).toEqual(LONGER);
}, 60_000);

test('a function of 71 lines is found, by its name or by what it is given to', () => {
  const lines = (count: number) => '  go();\n'.repeat(count);
  const text = [
    `const short = () => {\n${lines(68)}};`,
    `export const long = () => {\n${lines(69)}};`,
    `describe('a suite', () => {\n${lines(80)}});`,
    `useEffect(() => {\n${lines(70)}});`,
  ].join('\n');
  expect(tooLong(functionsOf({ path: 'a.ts', text }))).toEqual({ 'a.ts long': 71, 'a.ts in useEffect': 72 });
});

test('nothing is used that Chrome 109 or Firefox 115 do not have', () => {
  const missing =
    /\.(toSorted|toReversed|toSpliced|isWellFormed)\(|Object\.groupBy|Promise\.withResolvers|AbortSignal\.any|crypto\.randomUUID\(/;
  const css = /:has\(|color-mix\(/;
  expect(
    sources('.ts', '.tsx')
      .filter(({ text }) => missing.test(text))
      .map(({ path }) => path),
  ).toEqual([]);
  expect(
    sources('.css')
      .filter(({ text }) => css.test(text))
      .map(({ path }) => path),
  ).toEqual([]);
});

test('a page has one store on the device: a second would hear the first as another page', () => {
  const opening = sources('.ts', '.tsx')
    .filter(({ path }) => !/\.(test|fixture)\.ts$/.test(path))
    .filter(({ text }) => /new Device\(/.test(text))
    .map(({ path }) => path);
  expect(opening).toEqual(['sync/device.ts']);
});

test('no rule of a role has a copy here: what a person may is what the server says (capabilities)', () => {
  const compared = /\brole\s*[!=]==?|[!=]==?\s*'(cashier|manager|admin|auditor)'/;
  expect(
    sources('.ts', '.tsx')
      .filter(({ text }) => compared.test(text))
      .map(({ path }) => path),
  ).toEqual([]);
});
