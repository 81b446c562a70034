import type { TFunction } from 'i18next';
import { MinusIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

export const oneLess = (t: TFunction, name: string, run: () => void): Action => ({
  id: 'one-less',
  label: t('selling.oneLess', { name }),
  icon: <MinusIcon />,
  run,
});
