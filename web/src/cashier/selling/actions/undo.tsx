import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';
import { UndoIcon } from '#/ui/sellingIcons';

export const undo = (t: TFunction, run: () => void): Action => ({
  id: 'undo',
  label: t('selling.undo'),
  key: 'mod+Z',
  icon: <UndoIcon size={20} />,
  run,
});
