import type { CashSession, Me } from '#/protocol/shapes';
import { isOwn } from '#/shop/sessions';

/** What starting a shift at this register comes to, decided in the server's order (CS-3), so that it is said before. */
export type Start =
  | { kind: 'new' }
  /** The person's own, or one they joined, is open here. */
  | { kind: 'back'; session: CashSession }
  | { kind: 'join'; session: CashSession }
  /** Their own is open elsewhere (`joins`: a colleague's is here, and may be joined), or this drawer is somebody's alone. */
  | { kind: 'conflict'; session: CashSession; joins?: CashSession };

/** `open` on this register's profile, `yours` on any. */
export function startAt(me: Me, open: CashSession[], yours: CashSession[]): Start {
  const here = open.find((session) => session.register.id === me.register?.id);
  if (here?.yours) return { kind: 'back', session: here };
  const own = yours.find((session) => isOwn(session, me));
  const isShared = me.register?.profile.sharesRegisters === true;
  if (own !== undefined)
    return { kind: 'conflict', session: own, ...(here !== undefined && isShared && { joins: here }) };
  if (here === undefined) return { kind: 'new' };
  return { kind: isShared ? 'join' : 'conflict', session: here };
}

/** Where *Cashier* leads: to what is missing, straight into one's shift, to the choice, or to what is in the way. */
export type Entry =
  | { kind: 'none-open' }
  | { kind: 'straight'; session: CashSession }
  | { kind: 'which' }
  | { kind: 'conflict'; session: CashSession };

export function entry(open: CashSession[], start: Start): Entry {
  const [mine, ...others] = open.filter(({ yours }) => yours);
  // Colleagues' shifts beside one's own are no choice: nothing can be sold on them.
  if (mine !== undefined)
    return others.length === 0 ? { kind: 'straight', session: mine } : { kind: 'which' };
  if (start.kind === 'conflict') return { kind: 'conflict', session: start.session };
  return { kind: open.length === 0 ? 'none-open' : 'which' };
}

/** What can be done now, which is the green tile: sell, start or join a shift, or count the drawer that is in the way. */
export type Main = 'sell' | 'start' | 'count' | 'nothing';

export function mainOf(open: CashSession[], start: Start, countable: boolean): Main {
  if (open.some(({ yours }) => yours)) return 'sell';
  if (start.kind === 'new' || start.kind === 'join') return 'start';
  return countable ? 'count' : 'nothing';
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
