import type { TFunction } from 'i18next';
import { CrossIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

export const declineRequest = (
  t: TFunction,
  run: () => void,
  { number, busy }: { number: string; busy: boolean },
): Action => ({
  id: `decline-request-${number}`,
  label: t('queue.decline', { number }),
  key: 'mod+Shift+G',
  icon: <CrossIcon />,
  disabled: busy,
  run,
});
