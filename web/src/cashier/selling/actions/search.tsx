import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';
import { SearchIcon } from '#/ui/sellingIcons';

export const search = (t: TFunction, run: () => void): Action => ({
  id: 'search',
  label: t('selling.search'),
  key: 'F2',
  icon: <SearchIcon />,
  run,
});
