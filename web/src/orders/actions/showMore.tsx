import type { TFunction } from 'i18next';
import { PlusIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

export const showMore = (t: TFunction, run: () => void, busy: boolean): Action => ({
  id: 'show-more',
  label: t('queue.more'),
  icon: <PlusIcon />,
  disabled: busy,
  run,
});
