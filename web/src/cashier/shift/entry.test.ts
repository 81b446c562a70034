import { expect, test } from 'vitest';
import type { CashSession, Me } from '#/protocol/shapes';
import { cards, entry, mainOf, type Start, startAt, step } from './entry';

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
  endedBy: null,
  closedAt: null,
  closedBy: null,
  openingCash: '0',
  openingNotes: null,
  closingNotes: null,
  overShortReason: null,
  approval: null,
  approvedBy: null,
  currency: 'PYG',
  overdue: false,
  yours: false,
  totals: { totalSales: '0', totalCash: '0', totalCard: '0', totalRefunds: '0', totalTransactions: 0 },
  summary: null,
  version: 1,
  ...part,
});

const me = (register: string, sharesRegisters = true) =>
  ({ user: { id: 'me' }, register: { id: `r-${register}`, profile: { sharesRegisters } } }) as Me;
const own = (id: string) => session(id, { yours: true, cashier: { id: 'me', username: 'me', name: 'Me' } });
const anew: Start = { kind: 'new' };

test('S0-12, S0-13, S0-14: none, the only one, or a choice', () => {
  expect(entry([], anew)).toEqual({ kind: 'none-open' });
  const mine = session('A', { yours: true });
  expect(entry([mine], anew)).toEqual({ kind: 'straight', session: mine });
  expect(entry([session('B'), mine], anew)).toEqual({ kind: 'straight', session: mine });
  expect(entry([mine, session('B', { yours: true })], anew)).toEqual({ kind: 'which' });
  expect(entry([session('B')], anew)).toEqual({ kind: 'which' });
});

test('CS-2: with nothing to choose, what is in the way is said at once', () => {
  const start: Start = { kind: 'conflict', session: own('A') };
  expect(entry([], start)).toEqual(start);
  expect(entry([session('B')], start)).toEqual(start);
  expect(entry([session('B', { yours: true }), own('A')], start)).toEqual({ kind: 'which' });
});

test('the green tile is what can be done now', () => {
  const conflict: Start = { kind: 'conflict', session: own('A') };
  expect(mainOf([], anew, false)).toBe('start');
  expect(mainOf([session('B')], { kind: 'join', session: session('B') }, false)).toBe('start');
  expect(mainOf([session('B'), own('A')], conflict, true)).toBe('sell');
  expect(mainOf([], conflict, true)).toBe('count');
  expect(mainOf([session('B')], { kind: 'conflict', session: session('B') }, false)).toBe('nothing');
});

test('CS-3: what starting a shift comes to, in the server’s order', () => {
  const theirs = session('A');
  expect(startAt(me('A'), [], [])).toEqual({ kind: 'new' });
  expect(startAt(me('A'), [session('B')], [])).toEqual({ kind: 'new' });
  expect(startAt(me('A'), [theirs], [])).toEqual({ kind: 'join', session: theirs });
  expect(startAt(me('A', false), [theirs], [])).toEqual({ kind: 'conflict', session: theirs });
  const mine = own('A');
  expect(startAt(me('A'), [mine], [mine])).toEqual({ kind: 'back', session: mine });
  // One's own elsewhere, on this profile or another, comes before whatever is open here; one that was joined does not.
  expect(startAt(me('B'), [session('B')], [mine])).toEqual({
    kind: 'conflict',
    session: mine,
    joins: session('B'),
  });
  expect(startAt(me('B', false), [session('B')], [mine])).toEqual({ kind: 'conflict', session: mine });
  expect(startAt(me('B'), [], [session('A', { yours: true })])).toEqual({ kind: 'new' });
});

test('S0-16, S0-17: one’s own first, then the one to join; finished ones last and never twice', () => {
  const open = [session('C'), session('B', { yours: true }), session('A')];
  const closed = session('Z', { status: 'closed' });
  const shown = (start: Start) => cards(open, [...open, closed], start).map(({ id }) => id);
  expect(shown(anew)).toEqual(['B', 'A', 'C', 'Z']);
  expect(shown({ kind: 'join', session: session('C') })).toEqual(['B', 'C', 'A', 'Z']);
});

test('arrows stay inside the cards', () => {
  expect(step(0, 'ArrowRight', 2, 3)).toBe(1);
  expect(step(0, 'ArrowDown', 2, 3)).toBe(2);
  expect(step(1, 'ArrowDown', 2, 3)).toBe(1);
  expect(step(0, 'ArrowLeft', 2, 3)).toBe(0);
  expect(step(2, 'Tab', 2, 3)).toBe(2);
});
