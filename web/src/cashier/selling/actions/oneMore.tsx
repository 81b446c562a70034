import type { TFunction } from 'i18next';
import { PlusIcon } from '#/ui/icons';
import type { Action } from '#/ui/palette/action';

export const oneMore = (t: TFunction, name: string, run: () => void): Action => ({
  id: 'one-more',
  label: t('selling.oneMore', { name }),
  icon: <PlusIcon />,
  run,
});
