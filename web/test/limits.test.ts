import { expect, test } from 'vitest';
import { sources } from './console_sources';

test('no file is longer than 250 lines, so that each can be read in one go', () => {
  const long = sources('.ts', '.tsx')
    .filter(({ path }) => path !== 'protocol/generated.ts')
    .filter(({ text }) => text.split('\n').length > 250)
    .map(({ path }) => path);
  expect(long).toEqual([]);
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
