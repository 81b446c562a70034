import type { CashSession } from '#/protocol/shapes';

/** Where *Cashier* leads: nowhere without an open session, straight into the only one, or to the choice. */
export type Entry = { kind: 'none-open' } | { kind: 'straight'; session: CashSession } | { kind: 'which' };

export function entry(open: CashSession[]): Entry {
  const [only, ...others] = open;
  if (only === undefined) return { kind: 'none-open' };
  // The only one may be somebody else's drawer: then there is a choice to make, joining it or opening one's own.
  if (others.length === 0 && only.yours) return { kind: 'straight', session: only };
  return { kind: 'which' };
}

/** One's own first, then by register; the finished ones of the last days at the end, to be seen but not chosen. */
export function cards(open: CashSession[], latest: CashSession[]): CashSession[] {
  const known = new Set(open.map(({ id }) => id));
  const finished = latest.filter(({ id, status }) => status !== 'open' && !known.has(id)).slice(0, 3);
  const byRegister = (a: CashSession, b: CashSession) => a.register.code.localeCompare(b.register.code);
  const yours = open.filter((session) => session.yours).sort(byRegister);
  const others = open.filter((session) => !session.yours).sort(byRegister);
  return [...yours, ...others, ...finished];
}

/** Where an arrow key leads among the selectable cards, without wrapping. */
export function step(position: number, key: string, columns: number, count: number): number {
  const move = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[key] ?? 0;
  const next = position + move;
  return next < 0 || next >= count ? position : next;
}
