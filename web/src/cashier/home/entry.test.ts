import { expect, test } from 'vitest';
import type { CashSession } from '#/protocol/shapes';
import { cards, entry, step } from './entry';

const session = (id: string, part: Partial<CashSession> = {}): CashSession => ({
  id,
  sessionNumber: id,
  status: 'open',
  businessDate: '2026-11-21',
  register: { id: `r-${id}`, code: id, name: id },
  location: { id: 'l', code: 'ASU', name: 'Asunción' },
  profile: { id: 'p', code: 'mostrador', name: 'Mostrador' },
  cashier: { id: 'c', username: 'cashier1', name: 'Lucía' },
  participants: [],
  openedAt: '2026-11-21T10:00:00Z',
  endedAt: null,
  closedAt: null,
  openingCash: '0',
  openingNotes: null,
  closingNotes: null,
  currency: 'PYG',
  overdue: false,
  yours: false,
  totals: { totalSales: '0', totalCash: '0', totalCard: '0', totalRefunds: '0', totalTransactions: 0 },
  summary: null,
  version: 1,
  ...part,
});

test('S0-12, S0-13, S0-14: none, the only one, or a choice', () => {
  expect(entry([])).toEqual({ kind: 'none-open' });
  const mine = session('A', { yours: true });
  expect(entry([mine])).toEqual({ kind: 'straight', session: mine });
  expect(entry([mine, session('B')])).toEqual({ kind: 'which' });
  expect(entry([session('B')])).toEqual({ kind: 'which' });
});

test('S0-16, S0-17: one’s own first, finished ones last and never twice', () => {
  const open = [session('C'), session('B', { yours: true }), session('A')];
  const closed = session('Z', { status: 'closed' });
  expect(cards(open, [...open, closed]).map(({ id }) => id)).toEqual(['B', 'A', 'C', 'Z']);
});

test('arrows stay inside the cards', () => {
  expect(step(0, 'ArrowRight', 2, 3)).toBe(1);
  expect(step(0, 'ArrowDown', 2, 3)).toBe(2);
  expect(step(1, 'ArrowDown', 2, 3)).toBe(1);
  expect(step(0, 'ArrowLeft', 2, 3)).toBe(0);
  expect(step(2, 'Tab', 2, 3)).toBe(2);
});
