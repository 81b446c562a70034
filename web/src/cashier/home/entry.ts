import { isOwn } from '#/app/sessions';
import type { CashSession, Me } from '#/protocol/shapes';

/** What starting a shift at this register comes to, decided in the server's order (CS-3), so that it is said before. */
export type Start =
  | { kind: 'new' }
  /** The person's own, or one they joined, is open here. */
  | { kind: 'back'; session: CashSession }
  | { kind: 'join'; session: CashSession }
  /** Their own is open elsewhere, or this drawer is somebody's alone. */
  | { kind: 'conflict'; session: CashSession };

/** `open` on this register's profile, `yours` on any. */
export function startAt(me: Me, open: CashSession[], yours: CashSession[]): Start {
  const here = open.find((session) => session.register.id === me.register?.id);
  if (here?.yours) return { kind: 'back', session: here };
  const own = yours.find((session) => isOwn(session, me));
  if (own !== undefined) return { kind: 'conflict', session: own };
  if (here === undefined) return { kind: 'new' };
  return { kind: me.register?.profile.sharesRegisters ? 'join' : 'conflict', session: here };
}

/** Where *Cashier* leads: to what is missing, straight into the only shift, to the choice, or to what is in the way. */
export type Entry =
  | { kind: 'none-open' }
  | { kind: 'straight'; session: CashSession }
  | { kind: 'which' }
  | { kind: 'conflict'; session: CashSession };

export function entry(open: CashSession[], start: Start): Entry {
  const [only, ...others] = open;
  // The only one may be somebody else's drawer: then there is a choice to make, joining it or opening one's own.
  if (only?.yours && others.length === 0) return { kind: 'straight', session: only };
  if (open.some(({ yours }) => yours)) return { kind: 'which' };
  if (start.kind === 'conflict') return { kind: 'conflict', session: start.session };
  return { kind: only === undefined ? 'none-open' : 'which' };
}

/** One's own first, then the one to be joined, then by register; the finished ones of the last days at the end. */
export function cards(open: CashSession[], latest: CashSession[], start: Start): CashSession[] {
  const known = new Set(open.map(({ id }) => id));
  const finished = latest.filter(({ id, status }) => status !== 'open' && !known.has(id)).slice(0, 3);
  const rank = ({ id, yours }: CashSession) =>
    yours ? 0 : start.kind === 'join' && start.session.id === id ? 1 : 2;
  const inOrder = [...open].sort(
    (a, b) => rank(a) - rank(b) || a.register.code.localeCompare(b.register.code),
  );
  return [...inOrder, ...finished];
}

/** Where an arrow key leads among the selectable cards, without wrapping. */
export function step(position: number, key: string, columns: number, count: number): number {
  const move = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[key] ?? 0;
  const next = position + move;
  return next < 0 || next >= count ? position : next;
}
