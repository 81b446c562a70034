import type { TFunction } from 'i18next';
import { BackIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

/** Of somebody else's hands, for managers: the order on this screen, or among several the one with this number. */
export const releaseTheirs = (t: TFunction, run: () => void, number?: string): Action => ({
  id: number === undefined ? 'release-theirs' : `release-theirs-${number}`,
  label: number === undefined ? t('queue.releaseTheirs') : t('queue.releaseTheirsWhich', { number }),
  icon: <BackIcon />,
  run,
});
