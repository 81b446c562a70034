import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';
import { SearchIcon } from '#/ui/sellingIcons';

export const showCategory = (t: TFunction, category: string, run: () => void): Action => ({
  id: `category-${category}`,
  label: t('selling.showCategory', { category }),
  icon: <SearchIcon />,
  run,
});
