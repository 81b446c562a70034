import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';

export const saveNow = (t: TFunction, run: () => void): Action => ({
  id: 'save-now',
  label: t('selling.tryNow'),
  run,
});
