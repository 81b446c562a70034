import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseDecimal } from '#/core/decimal';
import { amountRule } from './amountText';
import {
  afterKey,
  complete,
  inField,
  inserted,
  type NumberRule,
  pasted,
  replaced,
  type Typing,
} from './numberTyping';

const guarani = amountRule({ currency: 'PYG', currencyDecimals: 0 });
const dollar = amountRule({ currency: 'USD', currencyDecimals: 2 });
const dinar = amountRule({ currency: 'KWD', currencyDecimals: 3 });
const kilograms: NumberRule = { decimals: 3, largest: 99_999_999n, point: ',', group: '' };
const NOTHING: Typing = { typed: '', untaken: null };

/** Typed at the end of the field, key by key. */
const type = (keys: string, rule: NumberRule, before: Typing = NOTHING): Typing =>
  [...keys].reduce(
    (typing, key) => inserted(typing, key, { left: inField(typing.typed, rule), right: '' }, rule),
    before,
  );

describe('typed key by key', () => {
  it.each([
    ['150,50', dollar, '150.50', null],
    ['12,50', dollar, '12.50', null],
    ['12.50', dollar, '12.50', null],
    [',5', dollar, '0.5', null],
    ['1234,5', dollar, '1234.5', null],
    ['1,500', dinar, '1.500', null],
    ['0,35', kilograms, '0.35', null],
    ['1500000', guarani, '1500000', null],
    ['12,50', guarani, '12', 'noDecimals'],
    ['3.000', guarani, '3', 'noDecimals'],
    ['1,500', dollar, '1.50', 'tooPrecise'],
    ['1,234.50', dollar, '1.23', 'tooPrecise'],
    ['1.5.2', dollar, '1.5', 'secondSign'],
    ['98765432101,5', dollar, '9876543210', 'tooLarge'],
  ] as const)('%s', (keys, rule, typed, why) => {
    const typing = type(keys, rule);
    expect([typing.typed, typing.untaken?.why ?? null]).toEqual([typed, why]);
  });

  it('goes on after what was not taken is erased, and not before', () => {
    const held = type('12,50', guarani);
    const erased = afterKey(held, 'erase', guarani);
    expect(erased).toEqual({ typed: '12', untaken: null });
    expect(type('50', guarani, erased).typed).toBe('1250');
  });

  it('takes a sign between digits that are there', () => {
    expect(inserted({ typed: '15050', untaken: null }, ',', { left: '15,0', right: '50' }, dollar)).toEqual({
      typed: '150.50',
      untaken: null,
    });
  });
});

describe('keys outside the field', () => {
  it('are the same keys', () => {
    const press = (keys: string[], rule: NumberRule) =>
      keys.reduce((typing, key) => afterKey(typing, key, rule), NOTHING);
    expect(press(['1', '2', '.', '5', '0'], dollar)).toEqual({ typed: '12.50', untaken: null });
    expect(press(['1', '2', '.', '5', '0'], guarani)).toEqual({
      typed: '12',
      untaken: { why: 'noDecimals' },
    });
  });
});

describe('pasted', () => {
  it.each([
    ['1.234,50', dollar, '1234.5'],
    ['1,234.50', dollar, '1234.5'],
    ['150,50', dollar, '150.5'],
    [' 1 500 ', guarani, '1500'],
    ['1.500.000', guarani, '1500000'],
    ['200.00', guarani, '200'],
    ['1.500', { ...kilograms, point: '.' }, '1.5'],
    ['1,500', kilograms, '1.5'],
  ] as const)('%s is read', (text, rule, typed) => {
    expect(pasted('7', text, rule)).toEqual({ typed, untaken: null });
  });

  it.each([
    ['EUR 99,90', dollar, 'unreadable'],
    ['-5', dollar, 'unreadable'],
    ['1.234', dollar, 'ambiguous'],
    ['3.000', guarani, 'ambiguous'],
    // A list writes fifteen hundred so where this field writes one and a half with a comma.
    ['1.500', kilograms, 'ambiguous'],
    ['12,345678', dollar, 'tooPrecise'],
    ['12,5', guarani, 'noDecimals'],
    ['987654321012', guarani, 'tooLarge'],
  ] as const)('%s is refused with the reason, and what was there stays', (text, rule, why) => {
    const { typed, untaken } = pasted('7', text, rule);
    expect([typed, untaken?.why]).toEqual(['7', why]);
  });

  it('is refused in the middle of a number, unless it is digits', () => {
    const before = { typed: '12', untaken: null };
    expect(inserted(before, '34', { left: '1', right: '2' }, dollar).typed).toBe('1342');
    expect(inserted(before, '3.4', { left: '1', right: '2' }, dollar).untaken?.why).toBe('unreadable');
  });
});

test('what the field shows is read back as the same number', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('0', '1', '9', '.', '000', 'erase')),
      fc.constantFrom(guarani, dollar, kilograms),
      (keys, rule) => {
        const { typed } = keys.reduce((typing, key) => afterKey(typing, key, rule), NOTHING);
        expect(replaced('', inField(typed, rule), rule).typed).toBe(typed);
      },
    ),
  );
});

test('whatever is typed or pasted, the server can read it and it is never above the largest', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(guarani, dollar, kilograms), (text, rule) => {
      for (const { typed } of [pasted('', text, rule), replaced('', text, rule), type(text, rule)]) {
        const smallest = parseDecimal(complete(typed), rule.decimals);
        expect(smallest >= 0n && smallest <= rule.largest).toBe(true);
      }
    }),
  );
});
