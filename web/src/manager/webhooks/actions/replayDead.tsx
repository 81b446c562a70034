import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';

export const replayDead = (t: TFunction, run: () => void, disabled: boolean): Action => ({
  id: 'replay-dead',
  label: t('webhooks.replayAll'),
  disabled,
  run,
});
