import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';
import { SplitIcon } from '#/ui/queueIcons';

export const splitOrder = (t: TFunction, run: () => void, disabled: boolean): Action => ({
  id: 'split-order',
  label: t('queue.split'),
  key: 'F6',
  icon: <SplitIcon />,
  disabled,
  run,
});
