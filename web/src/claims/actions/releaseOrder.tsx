import type { TFunction } from 'i18next';
import { BackIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

/** The order on this screen, or among several the one with this number. */
export const releaseOrder = (t: TFunction, run: () => void, number?: string): Action => ({
  id: number === undefined ? 'release-order' : `release-order-${number}`,
  label: number === undefined ? t('queue.release') : t('queue.releaseWhich', { number }),
  ...(number === undefined ? { key: 'Escape' } : {}),
  icon: <BackIcon />,
  run,
});
