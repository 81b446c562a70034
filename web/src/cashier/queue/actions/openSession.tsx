import type { TFunction } from 'i18next';
import { RegisterIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

export const openSession = (t: TFunction, run: () => void): Action => ({
  id: 'open-session',
  label: t('queue.openSession'),
  icon: <RegisterIcon />,
  run,
});
