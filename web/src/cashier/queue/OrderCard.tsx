import { useTranslation } from 'react-i18next';
import { ClaimBadge } from '#/orders/ClaimBadge';
import { calledFor } from '#/orders/called';
import { claimState, shortNumber } from '#/orders/claimState';
import type { Me, Order } from '#/protocol/shapes';
import { Money } from '#/ui/Money';
import { ageText } from './age';
import classes from './QueuePage.module.css';

type Props = {
  order: Order;
  me: Me;
  now: number;
  /** Whether holders are shown (CL-6). */
  shared: boolean;
  claiming: boolean;
  onOpen: (order: Order) => void;
};

/** One order as it is called out: number, name, total, age and holder. */
export function OrderCard({ order, me, now, shared, claiming, onOpen }: Props) {
  const { t } = useTranslation();
  const state = claimState(order, now);
  const { name, table, note, origin } = order;
  const called = calledFor(t, order);
  const more = [
    name !== null && table !== null ? t('queue.table', { table }) : null,
    t('queue.lines', { count: order.lines.length }),
    // From a register as usual, or from elsewhere: that is worth a word.
    origin === 'till' ? null : t('queue.origin', { origin }),
  ].filter((part) => part !== null);
  const since = order.queuedAt ?? order.createdAt;
  const badge = shared || claiming || state === 'settled';
  return (
    <li>
      <button
        type="button"
        className={classes['card']}
        data-state={shared ? state : state === 'settled' ? state : 'plain'}
        data-order={order.id}
        aria-busy={claiming}
        onClick={() => onOpen(order)}
      >
        <span className={classes['number']} title={order.number ?? ''}>
          {shortNumber(order.number)}
          <time dateTime={since}>{ageText(t, since, now)}</time>
        </span>
        <span className={classes['called']}>
          {called !== null && <strong title={called}>{called}</strong>}
          <span>{more.join(' · ')}</span>
          {note !== null && <em>{note}</em>}
        </span>
        <span className={classes['foot']}>
          {badge && (
            <ClaimBadge order={order} state={state} claiming={claiming} timeZone={me.business.timeZone} />
          )}
          <Money amount={order.total} of={me.business} className={classes['total']} />
        </span>
      </button>
    </li>
  );
}
