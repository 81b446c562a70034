import type { TFunction } from 'i18next';
import { HomeIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

export const goHome = (t: TFunction, run: () => void): Action => ({
  id: 'go-home',
  label: t('palette.goHome'),
  icon: <HomeIcon />,
  run,
});
