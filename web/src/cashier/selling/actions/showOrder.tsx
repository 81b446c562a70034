import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';
import { BasketIcon } from '#/ui/sellingIcons';

export const showOrder = (t: TFunction, run: () => void): Action => ({
  id: 'show-order',
  label: t('selling.showOrder'),
  icon: <BasketIcon />,
  run,
});
