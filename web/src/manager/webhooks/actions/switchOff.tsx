import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';

export const switchOff = (t: TFunction, run: () => void, disabled: boolean): Action => ({
  id: 'switch-off',
  label: t('webhooks.switchOff'),
  disabled,
  run,
});
