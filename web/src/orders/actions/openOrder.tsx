import type { TFunction } from 'i18next';
import type { Order } from '#/protocol/shapes';
import type { Action } from '#/ui/palette/action';
import { HandIcon, QueueIcon } from '#/ui/queueIcons';
import { calledFor } from '../called';
import { shortNumber } from '../claimState';

type Listed = Pick<Order, 'id' | 'number' | 'name' | 'table'>;

/** What choosing an order's card does, by its number and name. */
export function openOrder(t: TFunction, order: Listed, claims: boolean, run: () => void): Action {
  const which = [shortNumber(order.number), calledFor(t, order)].filter((part) => part !== null).join(' · ');
  return {
    id: `open-order-${order.id}`,
    label: t(claims ? 'queue.claimWhich' : 'queue.openWhich', { which }),
    icon: claims ? <HandIcon /> : <QueueIcon />,
    run,
  };
}
