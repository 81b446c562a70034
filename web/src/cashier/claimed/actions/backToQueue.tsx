import type { TFunction } from 'i18next';
import { BackIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

export const backToQueue = (t: TFunction, run: () => void): Action => ({
  id: 'back-to-queue',
  label: t('queue.back'),
  key: 'Escape',
  icon: <BackIcon />,
  run,
});
