import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';
import { SearchIcon } from '#/ui/sellingIcons';

export const searchByName = (t: TFunction, run: () => void): Action => ({
  id: 'search-by-name',
  label: t('selling.searchByName'),
  icon: <SearchIcon size={20} />,
  run,
});
