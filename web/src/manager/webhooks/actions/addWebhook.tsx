import type { TFunction } from 'i18next';
import { PlusIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

export const addWebhook = (t: TFunction, run: () => void): Action => ({
  id: 'add-webhook',
  label: t('webhooks.add'),
  key: 'F4',
  icon: <PlusIcon />,
  run,
});
