import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';

export const switchOn = (t: TFunction, run: () => void, disabled: boolean): Action => ({
  id: 'switch-on',
  label: t('webhooks.switchOn'),
  disabled,
  run,
});
