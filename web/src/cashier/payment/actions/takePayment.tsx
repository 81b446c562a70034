import type { TFunction } from 'i18next';
import type { Outcome } from '#/core/tender';
import type { Tender } from '#/protocol/shapes';
import { EnterIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

const WORDS = { cash: 'payment.takeCash', card: 'payment.takeCard' } as const;

type What = { outcome: Outcome['kind']; tender: Tender; amount: string };

/** It says what pressing it does: charge what is left, take a part of it, or book what the parts already cover. */
const labelOf = (t: TFunction, { outcome, tender, amount }: What): string => {
  if (outcome === 'covered') return t('payment.takeCovered');
  return t(outcome === 'part' ? 'payment.takePart' : WORDS[tender], { amount });
};

export const takePayment = (t: TFunction, what: What, run: () => void, disabled: boolean): Action => ({
  id: 'take-payment',
  label: labelOf(t, what),
  key: 'Enter',
  icon: <EnterIcon />,
  disabled: disabled || !['part', 'covered', 'books'].includes(what.outcome),
  run,
});
