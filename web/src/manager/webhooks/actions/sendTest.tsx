import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';

export const sendTest = (t: TFunction, run: () => void, disabled: boolean): Action => ({
  id: 'send-test',
  label: t('webhooks.test'),
  key: 'F4',
  disabled,
  run,
});
