import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';
import { HandIcon } from '#/ui/queueIcons';

/** Of the order on this screen, or among several of the one with this number. */
export const takeOver = (t: TFunction, run: () => void, number?: string, disabled = false): Action => ({
  id: number === undefined ? 'take-over' : `take-over-${number}`,
  label: number === undefined ? t('queue.takeOver') : t('queue.takeOverWhich', { number }),
  ...(number === undefined ? { key: 'F7' } : {}),
  icon: <HandIcon />,
  disabled,
  run,
});
