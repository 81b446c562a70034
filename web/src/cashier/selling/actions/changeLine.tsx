import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';
import { PencilIcon } from '#/ui/sellingIcons';

export const changeLine = (t: TFunction, name: string, run: () => void): Action => ({
  id: 'change-line',
  label: t('selling.change', { name }),
  icon: <PencilIcon />,
  run,
});
