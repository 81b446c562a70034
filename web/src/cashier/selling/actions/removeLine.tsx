import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';
import { BinIcon } from '#/ui/sellingIcons';

export const removeLine = (t: TFunction, name: string, run: () => void): Action => ({
  id: 'remove-line',
  label: t('selling.remove', { name }),
  icon: <BinIcon />,
  run,
});
