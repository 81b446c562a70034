import type { TFunction } from 'i18next';
import { CrossIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

export const cancelOrder = (t: TFunction, run: () => void): Action => ({
  id: 'cancel-order',
  label: t('queue.cancelOrder'),
  key: 'F7',
  icon: <CrossIcon />,
  run,
});
