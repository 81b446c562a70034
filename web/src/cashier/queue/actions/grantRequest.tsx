import type { TFunction } from 'i18next';
import { CheckIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

/** Of several requests only the first has the key: one press must not answer two. */
export const grantRequest = (
  t: TFunction,
  run: () => void,
  { number, busy, first }: { number: string; busy: boolean; first: boolean },
): Action => ({
  id: `grant-request-${number}`,
  label: t('queue.grant', { number }),
  ...(first ? { key: 'mod+G' } : {}),
  icon: <CheckIcon />,
  disabled: busy,
  run,
});
