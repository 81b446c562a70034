import type { TFunction } from 'i18next';
import { BackIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

export const showProducts = (t: TFunction, run: () => void): Action => ({
  id: 'show-products',
  label: t('selling.backToProducts'),
  icon: <BackIcon />,
  run,
});
