import type { TFunction } from 'i18next';
import { LinkIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

export const goWebhooks = (t: TFunction, run: () => void): Action => ({
  id: 'go-webhooks',
  label: t('webhooks.go'),
  icon: <LinkIcon />,
  run,
});
