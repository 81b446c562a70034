import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';
import { HandIcon } from '#/ui/queueIcons';

/** With what was typed and not sent, if anything was. */
export const claimAgain = (t: TFunction, run: () => void, unsent: number, busy: boolean): Action => ({
  id: 'claim-again',
  label: unsent === 0 ? t('queue.claimAgain') : t('queue.claimAgainSend', { count: unsent }),
  icon: <HandIcon />,
  disabled: busy,
  run,
});
