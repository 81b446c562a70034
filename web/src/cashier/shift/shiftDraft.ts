import type { TypedAmount } from '#/ui/amountText';
import type { Pieces } from '#/ui/DenominationCount';

/** What has been filled in to open a register; kept while another session is being closed, and over a reload. */
export type ShiftDraft = {
  by: 'keypad' | 'denominations';
  amount: TypedAmount;
  pieces: Pieces;
  notes: string;
};

const key = (registerId: string) => `tillkeeper.shift.${registerId}`;

export function keptDraft(registerId: string): ShiftDraft | null {
  const text = sessionStorage.getItem(key(registerId));
  return text === null ? null : (JSON.parse(text) as ShiftDraft);
}

export function keepDraft(registerId: string, draft: ShiftDraft): void {
  sessionStorage.setItem(key(registerId), JSON.stringify(draft));
}

export function dropDraft(registerId: string): void {
  sessionStorage.removeItem(key(registerId));
}
