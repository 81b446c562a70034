import type { TFunction } from 'i18next';
import { CheckIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

export const grantRequest = (
  t: TFunction,
  run: () => void,
  { number, busy }: { number: string; busy: boolean },
): Action => ({
  id: `grant-request-${number}`,
  label: t('queue.grant', { number }),
  key: 'mod+G',
  icon: <CheckIcon />,
  disabled: busy,
  run,
});
