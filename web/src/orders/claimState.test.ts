import { expect, test } from 'vitest';
import type { Claim, Order } from '#/protocol/shapes';
import { claimState, shortNumber } from './claimState';

const NOW = Date.parse('2026-11-21T14:15:00Z');
const claim = (mine: boolean, expiresAt: string): Claim => ({
  holder: { id: 'u2', username: 'cashier2', name: 'Lucía' },
  sessionId: 's',
  register: { id: 'r', code: 'ASU-2', name: 'Caja 2' },
  claimedAt: '2026-11-21T14:10:00Z',
  expiresAt,
  mine,
});
const LATER = '2026-11-21T14:15:01Z';

test.each<[Order['status'], Claim | null, string]>([
  ['queued', null, 'free'],
  ['tab', null, 'free'],
  ['queued', claim(true, LATER), 'mine'],
  ['queued', claim(false, LATER), 'theirs'],
  ['queued', claim(false, '2026-11-21T14:15:00Z'), 'free'],
  ['queued', claim(true, '2026-11-21T14:14:59Z'), 'free'],
  ['paid', null, 'settled'],
  ['cancelled', claim(false, LATER), 'settled'],
])('S0-25, S0-26, S0-27, CL-2: %s with %o is %s', (status, held, state) => {
  expect(claimState({ status, claim: held }, NOW)).toBe(state);
});

test('an order is called out by the end of its number', () => {
  expect(shortNumber('ORD-ASU-20261121-017')).toBe('017');
  expect(shortNumber(null)).toBe('');
});
