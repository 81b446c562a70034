import type { TFunction } from 'i18next';
import { BackIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

export const releaseOrder = (t: TFunction, run: () => void): Action => ({
  id: 'release-order',
  label: t('queue.release'),
  key: 'Escape',
  icon: <BackIcon />,
  run,
});
