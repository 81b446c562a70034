import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';

export const rotateSecret = (t: TFunction, run: () => void): Action => ({
  id: 'rotate-secret',
  label: t('webhooks.rotate'),
  run,
});
