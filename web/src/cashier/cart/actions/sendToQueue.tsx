import type { TFunction } from 'i18next';
import type { Action } from '#/ui/palette/action';
import { QueueIcon } from '#/ui/queueIcons';

export const sendToQueue = (t: TFunction, run: () => void, disabled: boolean): Action => ({
  id: 'send-to-queue',
  label: t('queue.send'),
  key: 'F6',
  icon: <QueueIcon />,
  disabled,
  run,
});
