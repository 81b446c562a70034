import type { TFunction } from 'i18next';
import { BackIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

export const backToWebhooks = (t: TFunction, run: () => void): Action => ({
  id: 'back-to-webhooks',
  label: t('webhooks.back'),
  key: 'Escape',
  icon: <BackIcon />,
  run,
});
