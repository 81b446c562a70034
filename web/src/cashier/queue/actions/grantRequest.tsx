import type { TFunction } from 'i18next';
import { CheckIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

export const grantRequest = (t: TFunction, run: () => void, busy: boolean): Action => ({
  id: 'grant-request',
  label: t('queue.grant'),
  key: 'mod+G',
  icon: <CheckIcon />,
  disabled: busy,
  run,
});
