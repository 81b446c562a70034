import type { TFunction } from 'i18next';
import { BackIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

export const backToOrder = (t: TFunction, run: () => void, disabled: boolean): Action => ({
  id: 'back-to-order',
  label: t('payment.back'),
  key: 'Escape',
  icon: <BackIcon />,
  disabled,
  run,
});
