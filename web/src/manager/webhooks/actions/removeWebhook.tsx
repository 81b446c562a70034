import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';

export const removeWebhook = (t: TFunction, run: () => void): Action => ({
  id: 'remove-webhook',
  label: t('webhooks.remove'),
  run,
});
