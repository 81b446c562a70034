import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';
import { HistoryIcon } from '#/ui/queueIcons';

/** Of the order on this screen, or among several of the one with this number. */
export const showHistory = (t: TFunction, run: () => void, number?: string): Action => ({
  id: number === undefined ? 'show-history' : `show-history-${number}`,
  label: number === undefined ? t('queue.history') : t('queue.historyTitle', { number }),
  ...(number === undefined ? { key: 'mod+H' } : {}),
  icon: <HistoryIcon />,
  run,
});
