import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';
import { CashIcon } from '#/ui/sellingIcons';

/** Enter does it too, wherever the focus does not give it another meaning. */
export const pay = (t: TFunction, run: () => void, disabled: boolean): Action => ({
  id: 'pay',
  label: t('selling.pay'),
  key: 'F9',
  icon: <CashIcon />,
  disabled,
  run,
});
