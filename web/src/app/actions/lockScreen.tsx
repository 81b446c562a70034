import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';
import { LockIcon } from '#/ui/queueIcons';

export const lockScreen = (t: TFunction, run: () => void): Action => ({
  id: 'lock-screen',
  label: t('queue.lock'),
  key: 'mod+L',
  icon: <LockIcon />,
  run,
});
