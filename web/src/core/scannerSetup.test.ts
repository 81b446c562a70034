import { describe, expect, it } from 'vitest';
import { checkDigit, ean13, isGtin } from './ean13';
import type { Key } from './scanner';
import { learnScanner, TEST_CODE } from './scannerSetup';

const keys = (text: string, suffix: string | null, gapMs = 12): Key[] =>
  [...text, ...(suffix === null ? [] : [suffix])].map((key, i) => ({ key, at: i * gapMs }));

describe('a scanner is set up by one scan', () => {
  it.each([
    ['', 'Enter', 12],
    ['~', 'Enter', 12],
    [']E0', 'Tab', 40],
    ['#', null, 3],
  ])('that has the prefix %j and the suffix %j', (prefix, suffix, paceMs) => {
    expect(learnScanner(keys(prefix + TEST_CODE, suffix, paceMs), [TEST_CODE])).toEqual({
      kind: 'learnt',
      setup: { prefix, suffix, paceMs },
    });
  });

  it('of any code that the shop sells, the longest that fits', () => {
    const heard = learnScanner(keys('~7840000010080', 'Enter'), ['80', '7840000010080']);
    expect(heard).toMatchObject({ setup: { prefix: '~' } });
  });

  it('of no other code', () => {
    expect(learnScanner(keys('4006381333931', 'Enter'), [TEST_CODE])).toEqual({
      kind: 'other-code',
      text: '4006381333931',
    });
  });

  it.each(['A', '7', '.', ' '])('not with the prefix %j, which people type', (prefix) => {
    expect(learnScanner(keys(prefix + TEST_CODE, 'Enter'), [TEST_CODE])).toEqual({
      kind: 'typed-prefix',
      text: prefix,
    });
  });
});

describe('the barcode that the set-up shows', () => {
  it('is drawn as the standard draws it', () => {
    expect(ean13('4006381333931')).toBe(
      '10100011010100111010111101111010001001011001101010100001010000101000010111010010000101100110101',
    );
    expect(ean13(TEST_CODE)).toHaveLength(95);
  });

  it('has a check digit, which a code that lost its first key has not', () => {
    expect(checkDigit('201234567890')).toBe('3');
    expect(['4006381333931', '40170725', '036000291452'].map(isGtin)).toEqual([true, true, true]);
    expect(['006381333931', '4006381333932', '770', ''].map(isGtin)).toEqual([false, false, false, false]);
  });
});
