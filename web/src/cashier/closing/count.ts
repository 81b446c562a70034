import type { Counted } from '#/protocol/credentials';
import { type TypedAmount, wire } from '#/ui/amountText';
import { type Pieces, worth } from '#/ui/DenominationCount';
import type { MoneyFormat } from '#/ui/Money';

/** A count being made: by notes and coins, or as one figure. */
export type CountDraft = {
  by: 'denominations' | 'figure';
  amount: TypedAmount;
  pieces: Pieces;
  notes: string;
};

export const nothingCounted: CountDraft = { by: 'denominations', amount: '', pieces: {}, notes: '' };

export const amountOf = (draft: CountDraft, of: MoneyFormat): string =>
  draft.by === 'figure' ? wire(draft.amount) : worth(draft.pieces, of);

/** Whether anything was counted at all: an empty drawer is counted too, as the figure 0. */
export const isCounted = (draft: CountDraft): boolean =>
  draft.by === 'figure' ? draft.amount !== '' : pieces(draft).length > 0;

const pieces = (draft: CountDraft) =>
  Object.entries(draft.pieces)
    .filter(([, count]) => count > 0)
    .map(([value, count]) => ({ value, count }));

/** As the close takes it. An empty drawer has no pieces to name, so it is sent as a figure. */
export function counted(draft: CountDraft, of: MoneyFormat): Counted {
  const denominations = pieces(draft);
  if (draft.by === 'figure' || denominations.length === 0) return { countedCash: amountOf(draft, of) };
  return { denominations };
}

/** The same, as a count on its own takes it. */
export function countBody(draft: CountDraft, of: MoneyFormat) {
  const body = counted(draft, of);
  return 'countedCash' in body ? { amount: body.countedCash } : body;
}
