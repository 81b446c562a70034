import { smaller } from './decimal';
import { type Currency, readMoney, writeMoney } from './money';
import { largestNote, notesOf } from './notes';

/** One payment the customer handed over: cash may be more than what is due, a card never is. */
export interface Part {
  readonly tender: 'cash' | 'card';
  readonly given: bigint;
}

/** A row of buttons that still fits a phone. */
const MOST_QUICK_AMOUNTS = 6;

/**
 * Amounts a customer is likely to hand over for `due`: the exact one, then the sums that whole notes
 * of one kind make, smallest first. An amount nobody would give (more notes than are needed to cover
 * what is due) never appears.
 */
export function quickCash(due: bigint, currency: Currency): bigint[] {
  const known = notesOf(currency);
  const notes = known.length > 0 ? known : roundSums(due);
  const sums = notes.map((note) => ((due + note - 1n) / note) * note);
  const amounts = [due, ...sums.filter((amount) => amount > due)];
  const distinct = [...new Set(amounts)].sort((a, b) => (a < b ? -1 : 1));
  return distinct.slice(0, MOST_QUICK_AMOUNTS);
}

/** One, two, five and ten of the power of ten that `due` has: what notes are, where the notes are not known. */
function roundSums(due: bigint): bigint[] {
  const power = 10n ** BigInt(due.toString().length - 1);
  return [power, 2n * power, 5n * power, 10n * power];
}

/** How the parts stand against what is due. */
export interface Standing {
  /** Still to be paid; zero when the order is covered. */
  readonly left: bigint;
  /** To be handed back, in cash. */
  readonly change: bigint;
  readonly covered: boolean;
}

export function standing(due: bigint, parts: readonly Part[]): Standing {
  const given = parts.reduce((sum, part) => sum + part.given, 0n);
  const left = given < due ? due - given : 0n;
  return { left, change: given > due ? given - due : 0n, covered: left === 0n };
}

/**
 * What comes of the amount that is given now. `books`: it covers what is left. `part`: it does not. `covered`: the parts
 * alone do, since the order became smaller. The others are the ways it can't be taken, in the order in which they are
 * looked for.
 */
export type Outcome =
  | { readonly kind: 'card-beyond'; readonly over: bigint }
  | { readonly kind: 'covered'; readonly change: bigint }
  | { readonly kind: 'nothing-given' }
  | { readonly kind: 'card-over'; readonly left: bigint }
  | { readonly kind: 'part'; readonly missing: bigint }
  | { readonly kind: 'books'; readonly change: bigint };

export function outcomeOf(due: bigint, parts: readonly Part[], part: Part): Outcome {
  const card = parts.reduce((sum, { tender, given }) => (tender === 'card' ? sum + given : sum), 0n);
  if (card > due) return { kind: 'card-beyond', over: card - due };
  const before = standing(due, parts);
  if (before.covered && parts.length > 0) return { kind: 'covered', change: before.change };
  if (part.given <= 0n && due > 0n) return { kind: 'nothing-given' };
  if (part.tender === 'card' && part.given > before.left) return { kind: 'card-over', left: before.left };
  const after = standing(due, [...parts, part]);
  return after.covered ? { kind: 'books', change: after.change } : { kind: 'part', missing: after.left };
}

/** A payment as the server takes it: amounts add up to the total, `tendered` is what was handed over. */
export interface Payment {
  readonly tender: 'cash' | 'card';
  readonly amount: string;
  readonly tendered?: string;
  /** The cash handed over is far more than what is due, and somebody has said that it is right. */
  readonly confirmTendered?: boolean;
}

/** The parts as payments. Two notes handed over one after the other are one cash payment. */
export function paymentsOf(due: bigint, parts: readonly Part[], currency: Currency): Payment[] {
  const given = (tender: Part['tender']) =>
    parts.filter((part) => part.tender === tender).reduce((sum, part) => sum + part.given, 0n);
  const card = smaller(given('card'), due);
  const tendered = given('cash');
  const cash = smaller(tendered, due - card);
  const payments: Payment[] = [];
  if (cash > 0n) {
    payments.push({
      tender: 'cash',
      amount: writeMoney(cash, currency),
      tendered: writeMoney(tendered, currency),
    });
  }
  if (card > 0n) payments.push({ tender: 'card', amount: writeMoney(card, currency) });
  return payments;
}

/** The cash of these payments that nobody hands over for what it pays, as the server reckons it (TX-4); null: it is likely. */
export function unlikelyCash(payments: readonly Payment[], currency: Currency): Payment | null {
  const cash = payments.find(({ tender }) => tender === 'cash');
  if (cash?.tendered === undefined) return null;
  const change = readMoney(cash.tendered, currency) - readMoney(cash.amount, currency);
  return change > largestNote(currency) ? cash : null;
}

/** The payments with their cash confirmed. */
export const confirmed = (payments: readonly Payment[]): Payment[] =>
  payments.map((payment) => (payment.tender === 'cash' ? { ...payment, confirmTendered: true } : payment));
