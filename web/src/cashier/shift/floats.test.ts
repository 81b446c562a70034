import { expect, test } from 'vitest';
import type { Profile } from '#/protocol/shapes';
import { isFarAbove, largestUsual, usualFloats } from './floats';

const guarani = { currency: 'PYG', currencyDecimals: 0 };
const profile = (defaultFloat: string) => ({ defaultFloat }) as Profile;

test('the profile’s own float comes first, and only once', () => {
  expect(usualFloats(profile('200000'), guarani)).toEqual(['200000', '100000', '300000', '500000']);
  expect(usualFloats(profile('900000'), guarani)).toEqual(['900000', '100000', '200000', '300000']);
});

test('a float is far above the usual ones from ten times the largest of them', () => {
  expect(largestUsual(profile('200000'), guarani)).toBe('500000');
  expect(isFarAbove('5000000', profile('200000'), guarani)).toBe(false);
  expect(isFarAbove('5000001', profile('200000'), guarani)).toBe(true);
  expect(isFarAbove('5000001', profile('900000'), guarani)).toBe(false);
  expect(isFarAbove('', profile('200000'), guarani)).toBe(false);
});
