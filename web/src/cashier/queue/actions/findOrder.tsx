import type { TFunction } from 'i18next';
import { SearchIcon } from '#/cashier/selling/signs';
import type { Action } from '#/ui/palette/action';

export const findOrder = (t: TFunction, run: () => void): Action => ({
  id: 'find-order',
  label: t('palette.findOrder'),
  key: '/',
  icon: <SearchIcon />,
  run,
});
