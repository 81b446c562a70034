import { Tooltip } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { partsText, takenText, useTaken } from '#/cashier/order/taken';
import { releaseOrder } from '#/claims/actions/releaseOrder';
import type { ClaimedOrder, ClaimSnapshot } from '#/claims/ClaimedOrder';
import { releaseHere } from '#/claims/claiming';
import { showHistory } from '#/orders/actions/showHistory';
import { whoAndWhere } from '#/orders/called';
import { shortNumber } from '#/orders/claimState';
import { HistoryDrawer } from '#/orders/HistoryDrawer';
import type { Me } from '#/protocol/shapes';
import { useDrawer } from '#/shop/drawer';
import type { OrderState } from '#/sync/state';
import { notify } from '#/ui/notice';
import { ActionButton } from '#/ui/palette/ActionButton';
import { useActions } from '#/ui/palette/actions';
import { countdown, useTick } from '#/ui/useTick';
import { backToQueue } from './actions/backToQueue';
import { cancelOrder } from './actions/cancelOrder';
import { splitOrder } from './actions/splitOrder';
import { CancelDialog } from './CancelDialog';
import classes from './ClaimedScreen.module.css';
import { PartsDialog } from './PartsDialog';
import { releasedNotice } from './releasedNotice';
import { SplitDialog } from './split/SplitDialog';

type Props = {
  claimed: ClaimedOrder;
  snapshot: ClaimSnapshot;
  state: OrderState;
  me: Me;
  onPay: () => void;
  onLeave: () => void;
};

/** Names the claimed order, counts its lease down and offers what can be done besides changing lines. */
export function ClaimedBar({ claimed, snapshot, state, me, onPay, onLeave }: Props) {
  const { t } = useTranslation();
  const now = useTick(1_000);
  const { shared } = useDrawer(me);
  const [asking, setAsking] = useState<'nothing' | 'cancel' | 'split' | 'history' | 'parts'>('nothing');
  const { order } = snapshot;
  const number = shortNumber(order.number);
  const close = () => setAsking('nothing');
  const taken = useTaken(claimed.opened);
  const leave = () => {
    void releaseHere();
    if (shared) notify(releasedNotice(t, order, taken, me.business));
    onLeave();
  };
  const release = taken.length === 0 ? leave : () => setAsking('parts');
  const way = shared ? releaseOrder(t, release) : backToQueue(t, leave);
  const actions = [
    way,
    splitOrder(t, () => setAsking('split'), state.order.lines.length === 0),
    cancelOrder(t, () => setAsking('cancel')),
    showHistory(t, () => setAsking('history')),
  ];
  useActions(actions);
  const whose = whoAndWhere(t, order);
  const left = countdown(snapshot.endsAtMs - now);
  return (
    <div className={classes['bar']}>
      <ActionButton action={way} />
      <div className={classes['which']}>
        <h1>{t('queue.order', { number })}</h1>
        {whose !== '' && <span title={whose}>{whose}</span>}
      </div>
      {taken.length > 0 && (
        <span className={classes['taken']} title={partsText(t, taken, me.business)}>
          {t('queue.takenSoFar', { amount: takenText(taken, me.business) })}
        </span>
      )}
      {shared && (
        <Tooltip label={t('queue.holdingHint')}>
          <span className={classes['left']}>
            <span className={classes['long']}>{t('queue.holding', { time: left })}</span>
            <span className={classes['short']}>{t('queue.holdingShort', { time: left })}</span>
          </span>
        </Tooltip>
      )}
      <div className={classes['ways']}>
        {actions.slice(1).map((action) => (
          <ActionButton key={action.id} action={action} />
        ))}
      </div>
      {order.note !== null && (
        <p className={classes['note']} title={order.note}>
          {order.note}
        </p>
      )}
      {asking === 'cancel' && (
        <CancelDialog claimed={claimed} order={order} me={me} onClose={close} onDone={onLeave} />
      )}
      {asking === 'parts' && (
        <PartsDialog
          amounts={partsText(t, taken, me.business)}
          number={number}
          onPay={onPay}
          onRelease={leave}
          onClose={close}
        />
      )}
      {asking === 'split' && (
        <SplitDialog claimed={claimed} order={state.order} number={number} me={me} onClose={close} />
      )}
      {asking === 'history' && <HistoryDrawer orderId={order.id} number={number} me={me} onClose={close} />}
    </div>
  );
}
