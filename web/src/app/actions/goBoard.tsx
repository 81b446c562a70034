import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';
import { BoardIcon } from '#/ui/queueIcons';

export const goBoard = (t: TFunction, run: () => void): Action => ({
  id: 'go-board',
  label: t('palette.goBoard'),
  icon: <BoardIcon />,
  run,
});
