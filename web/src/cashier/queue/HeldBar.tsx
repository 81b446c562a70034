import { Tooltip } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HistoryDrawer } from '#/manager/HistoryDrawer';
import type { Me } from '#/protocol/shapes';
import type { OrderState } from '#/sync/state';
import { notify } from '#/ui/notice';
import { ActionButton } from '#/ui/palette/ActionButton';
import { useActions } from '#/ui/palette/actions';
import { backToQueue } from './actions/backToQueue';
import { cancelOrder } from './actions/cancelOrder';
import { releaseOrder } from './actions/releaseOrder';
import { showHistory } from './actions/showHistory';
import { splitOrder } from './actions/splitOrder';
import { CancelDialog } from './CancelDialog';
import { labelsOf } from './called';
import { shortNumber } from './claimState';
import { useDrawer } from './drawer';
import classes from './HeldScreen.module.css';
import type { HeldOrder, Hold } from './held/HeldOrder';
import { letGo } from './held/hands';
import { SplitDialog } from './SplitDialog';
import { countdown, useTick } from './useTick';

type Props = { held: HeldOrder; hold: Hold; state: OrderState; me: Me; onLeave: () => void };

/** Which order it is, how long it is held, and what can be done with it besides its lines. */
export function HeldBar({ held, hold, state, me, onLeave }: Props) {
  const { t } = useTranslation();
  const now = useTick(1_000);
  const { shared } = useDrawer(me);
  const [asking, setAsking] = useState<'nothing' | 'cancel' | 'split' | 'history'>('nothing');
  const { order } = hold;
  const number = shortNumber(order.number);
  const close = () => setAsking('nothing');
  const leave = () => {
    void letGo();
    if (shared) notify({ text: t('queue.released', { number }) });
    onLeave();
  };
  const way = shared ? releaseOrder(t, leave) : backToQueue(t, leave);
  const actions = [
    way,
    splitOrder(t, () => setAsking('split'), state.order.lines.length === 0),
    cancelOrder(t, () => setAsking('cancel')),
    showHistory(t, () => setAsking('history')),
  ];
  useActions(actions);
  const labels = labelsOf(t, order);
  const left = countdown(hold.endsAtMs - now);
  return (
    <div className={classes['bar']}>
      <ActionButton action={way} />
      <div className={classes['which']}>
        <h1>{t('queue.order', { number })}</h1>
        {labels.length > 0 && <span title={labels.join(' · ')}>{labels.join(' · ')}</span>}
      </div>
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
      {asking === 'cancel' && <CancelDialog held={held} order={order} onClose={close} onDone={onLeave} />}
      {asking === 'split' && (
        <SplitDialog held={held} order={state.order} number={number} me={me} onClose={close} />
      )}
      {asking === 'history' && <HistoryDrawer orderId={order.id} number={number} me={me} onClose={close} />}
    </div>
  );
}
