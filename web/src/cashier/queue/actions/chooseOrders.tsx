import type { TFunction } from 'i18next';
import type { QueueFilter } from '#/orders/calls';
import type { Action } from '#/ui/palette/action';
import { QueueIcon } from '#/ui/queueIcons';

/** Shows what waits, or everything: the one that is not shown. */
export const chooseOrders = (
  t: TFunction,
  shown: QueueFilter['state'],
  run: (next: QueueFilter['state']) => void,
): Action => {
  const next = shown === 'all' ? 'waiting' : 'all';
  return {
    id: 'choose-orders',
    label: t(next === 'all' ? 'queue.showAll' : 'queue.showWaiting'),
    icon: <QueueIcon />,
    run: () => run(next),
  };
};
