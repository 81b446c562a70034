import type { TFunction } from 'i18next';
import { BackIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

/** Leaves an order that was lost; what was not sent stays on this register. */
export const putAside = (t: TFunction, run: () => void, unsent: number): Action => ({
  id: 'put-aside',
  label: unsent === 0 ? t('queue.back') : t('queue.putAside', { count: unsent }),
  key: 'Escape',
  icon: <BackIcon />,
  run,
});
