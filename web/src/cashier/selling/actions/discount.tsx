import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';
import { PercentIcon } from '#/ui/sellingIcons';

export const discount = (t: TFunction, run: () => void, disabled: boolean): Action => ({
  id: 'discount',
  label: t('selling.orderDiscount'),
  key: 'F8',
  icon: <PercentIcon />,
  disabled,
  run,
});
