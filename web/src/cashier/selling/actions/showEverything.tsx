import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';
import { SearchIcon } from '#/ui/sellingIcons';

export const showEverything = (t: TFunction, run: () => void): Action => ({
  id: 'show-everything',
  label: t('selling.showAll'),
  icon: <SearchIcon />,
  run,
});
