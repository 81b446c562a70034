import { useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { calledFor } from '#/orders/called';
import { claimState, shortNumber } from '#/orders/claimState';
import { useOrders, waitingOn } from '#/orders/queries';
import { SearchField } from '#/orders/SearchField';
import type { Me, Order } from '#/protocol/shapes';
import { Choice } from '#/ui/Choice';
import { sinceText } from '#/ui/clock';
import { Money } from '#/ui/Money';
import { Loading } from '#/ui/Pending';
import { LockIcon } from '#/ui/queueIcons';
import { RefusalView } from '#/ui/RefusalView';
import { useTick } from '#/ui/useTick';
import classes from './SplitTarget.module.css';

/** Where lines go: an order of their own, one that is there, or one still to be chosen. */
export type Target = 'new' | 'not-chosen' | Order;

type Props = { me: Me; from: string; target: Target; onTarget: (target: Target) => void };

export function SplitTarget({ me, from, target, onTarget }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes['target']}>
      <Choice
        label={t('queue.splitWhere')}
        value={target === 'new' ? 'new' : 'other'}
        onChoose={(where) => onTarget(where === 'new' ? 'new' : 'not-chosen')}
        options={[
          { value: 'new', label: t('queue.splitNew') },
          { value: 'other', label: t('queue.splitOther') },
        ]}
      />
      {target !== 'new' && <OtherOrders me={me} from={from} chosen={target} onChoose={onTarget} />}
    </div>
  );
}

type OtherProps = { me: Me; from: string; chosen: Target; onChoose: (order: Order) => void };

/** The other waiting orders; one that somebody else has claimed is shown and can't be chosen. */
function OtherOrders({ me, from, chosen, onChoose }: OtherProps) {
  const { t } = useTranslation();
  const name = useId();
  const now = useTick(1_000);
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const orders = useOrders(me, { ...waitingOn(me), search });
  const found = (orders.data ?? []).filter(({ id }) => id !== from);
  return (
    <>
      <SearchField typed={typed} onType={setTyped} />
      {orders.error !== null && <RefusalView error={orders.error} onRetry={() => void orders.refetch()} />}
      {orders.isPending && orders.error === null && <Loading />}
      {orders.data !== undefined && found.length === 0 && (
        <p role="status">{t(search === '' ? 'queue.splitNoOther' : 'queue.nothingTitle', { search })}</p>
      )}
      {found.length > 0 && (
        <fieldset className={classes['others']} aria-label={t('queue.splitOther')}>
          {found.map((order) => (
            <Other
              key={order.id}
              name={name}
              order={order}
              me={me}
              held={claimState(order, now) === 'theirs'}
              chosen={typeof chosen === 'object' && chosen.id === order.id}
              onChoose={onChoose}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}

type RowProps = {
  name: string;
  order: Order;
  me: Me;
  held: boolean;
  chosen: boolean;
  onChoose: (order: Order) => void;
};

function Other({ name, order, me, held, chosen, onChoose }: RowProps) {
  const { t } = useTranslation();
  const { claim } = order;
  return (
    <label data-held={held || undefined} data-chosen={chosen || undefined}>
      <input type="radio" name={name} checked={chosen} disabled={held} onChange={() => onChoose(order)} />
      <strong>{shortNumber(order.number)}</strong>
      <span className={classes['called']}>
        {calledFor(t, order) ?? t('queue.lines', { count: order.lines.length })}
      </span>
      <Money amount={order.total} of={me.business} />
      {held && claim && (
        <span className={classes['holder']}>
          <LockIcon size={16} />
          {t('queue.locked', {
            who: claim.holder.username,
            time: sinceText(claim.claimedAt, me.business.timeZone),
          })}
        </span>
      )}
    </label>
  );
}
