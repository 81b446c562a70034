import type { TFunction } from 'i18next';
import { CrossIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

export const removeDiscount = (t: TFunction, run: () => void): Action => ({
  id: 'remove-discount',
  label: t('selling.removeDiscount'),
  icon: <CrossIcon size={20} />,
  run,
});
