import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';
import { SearchIcon } from '#/ui/sellingIcons';

export const findOrder = (t: TFunction, run: () => void): Action => ({
  id: 'find-order',
  label: t('palette.findOrder'),
  key: '/',
  icon: <SearchIcon />,
  run,
});
