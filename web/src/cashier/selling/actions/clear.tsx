import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';
import { BinIcon } from '#/ui/sellingIcons';

export const clear = (t: TFunction, run: () => void, disabled: boolean): Action => ({
  id: 'clear',
  label: t('selling.clearOrder'),
  key: 'F4',
  icon: <BinIcon />,
  disabled,
  run,
});
