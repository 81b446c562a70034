import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';

export const editWebhook = (t: TFunction, run: () => void): Action => ({
  id: 'edit-webhook',
  label: t('webhooks.edit'),
  run,
});
