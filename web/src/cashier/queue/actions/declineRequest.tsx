import type { TFunction } from 'i18next';
import { CrossIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

export const declineRequest = (t: TFunction, run: () => void, busy: boolean): Action => ({
  id: 'decline-request',
  label: t('queue.decline'),
  icon: <CrossIcon />,
  disabled: busy,
  run,
});
