import { wire } from './amountText';
import { cashOf } from './currencies';
import { type Pieces, worth } from './DenominationCount';
import type { MoneyFormat } from './Money';
import { NOTHING_TYPED, type Typing } from './numberTyping';

/** Cash being counted: as one figure, or by notes and coins; what was put in the other way stays there. */
export type CashDraft = {
  by: 'figure' | 'denominations';
  amount: Typing;
  pieces: Pieces;
  notes: string;
};

export const nothingCounted = (of: MoneyFormat): CashDraft => ({
  by: hasPieces(of) ? 'denominations' : 'figure',
  amount: NOTHING_TYPED,
  pieces: {},
  notes: '',
});

/** Whether every piece of a drawer is known by its value; where it is not, the drawer is counted as one figure. */
export function hasPieces(of: MoneyFormat): boolean {
  const { notes, coins } = cashOf({ code: of.currency, decimals: of.currencyDecimals });
  return notes.length > 0 && coins.length > 0;
}

/** What it comes to so far. */
export const amountOf = (draft: CashDraft, of: MoneyFormat): string =>
  draft.by === 'figure' ? wire(draft.amount.typed) : worth(draft.pieces, of);

/** The numbers that count: those put in the way that is chosen. */
export const numbersOf = ({ by, amount, pieces }: CashDraft): Typing[] =>
  by === 'figure' ? [amount] : Object.values(pieces);
