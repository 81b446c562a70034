import type { TFunction } from 'i18next';
import type { Tender } from '#/protocol/shapes';
import type { Action } from '#/ui/palette/action';
import { CardIcon, CashIcon } from '#/ui/sellingIcons';

const TENDERS = {
  cash: { words: 'payment.cash', icon: <CashIcon /> },
  card: { words: 'payment.card', icon: <CardIcon /> },
} as const;

export const chooseTender = (t: TFunction, tender: Tender, run: () => void, disabled: boolean): Action => ({
  id: `tender-${tender}`,
  label: t(TENDERS[tender].words),
  icon: TENDERS[tender].icon,
  disabled,
  run,
});
