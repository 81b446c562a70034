import type { TFunction } from 'i18next';
import { RegisterIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

export const goSelling = (t: TFunction, run: () => void): Action => ({
  id: 'go-selling',
  label: t('palette.goSelling'),
  icon: <RegisterIcon />,
  run,
});
