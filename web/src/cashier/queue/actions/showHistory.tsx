import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';
import { HistoryIcon } from '../signs';

export const showHistory = (t: TFunction, run: () => void): Action => ({
  id: 'show-history',
  label: t('queue.history'),
  key: 'F8',
  icon: <HistoryIcon />,
  run,
});
