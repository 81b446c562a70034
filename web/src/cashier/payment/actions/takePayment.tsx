import type { TFunction } from 'i18next';
import type { Tender } from '#/protocol/shapes';
import { EnterIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

const WORDS = { cash: 'payment.takeCash', card: 'payment.takeCard' } as const;

export const takePayment = (
  t: TFunction,
  { tender, amount }: { tender: Tender; amount: string },
  run: () => void,
  disabled: boolean,
): Action => ({
  id: 'take-payment',
  label: t(WORDS[tender], { amount }),
  key: 'Enter',
  icon: <EnterIcon />,
  disabled,
  run,
});
