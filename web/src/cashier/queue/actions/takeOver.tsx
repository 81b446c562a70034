import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';
import { HandIcon } from '../signs';

export const takeOver = (t: TFunction, run: () => void): Action => ({
  id: 'take-over',
  label: t('queue.takeOver'),
  key: 'F7',
  icon: <HandIcon />,
  run,
});
