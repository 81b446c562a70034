import type { TFunction } from 'i18next';
import { PersonIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

export const goSignIns = (t: TFunction, run: () => void): Action => ({
  id: 'go-sign-ins',
  label: t('signIns.go'),
  icon: <PersonIcon />,
  run,
});
