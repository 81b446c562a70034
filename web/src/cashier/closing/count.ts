import type { Counted } from '#/protocol/credentials';
import { amountOf, type CashDraft } from '#/ui/cashDraft';
import { countOf } from '#/ui/DenominationCount';
import type { MoneyFormat } from '#/ui/Money';

/** Whether anything was counted at all: an empty drawer is counted too, as the figure 0. */
export const isCounted = (draft: CashDraft): boolean =>
  draft.by === 'figure' ? draft.amount.typed !== '' : pieces(draft).length > 0;

const pieces = (draft: CashDraft) =>
  Object.keys(draft.pieces)
    .map((value) => ({ value, count: countOf(draft.pieces, value) }))
    .filter(({ count }) => count > 0);

/** As the close takes it. An empty drawer has no pieces to name, so it is sent as a figure. */
export function counted(draft: CashDraft, of: MoneyFormat): Counted {
  const denominations = pieces(draft);
  if (draft.by === 'figure' || denominations.length === 0) return { countedCash: amountOf(draft, of) };
  return { denominations };
}

/** The same, as a count on its own takes it. */
export function countBody(draft: CashDraft, of: MoneyFormat) {
  const body = counted(draft, of);
  return 'countedCash' in body ? { amount: body.countedCash } : body;
}
