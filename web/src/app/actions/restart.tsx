import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';

export const restart = (t: TFunction, run: () => void): Action => ({
  id: 'restart',
  label: t('shell.updateNow'),
  run,
});
