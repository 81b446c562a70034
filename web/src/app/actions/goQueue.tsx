import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';
import { QueueIcon } from '#/ui/queueIcons';

export const goQueue = (t: TFunction, run: () => void): Action => ({
  id: 'go-queue',
  label: t('palette.goQueue'),
  key: 'F3',
  icon: <QueueIcon />,
  run,
});
