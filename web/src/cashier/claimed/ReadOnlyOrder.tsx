import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OrderSheet } from '#/cashier/order/OrderSheet';
import { releaseTheirs } from '#/claims/actions/releaseTheirs';
import { takeOver } from '#/claims/actions/takeOver';
import type { ClaimedOrder } from '#/claims/ClaimedOrder';
import { claimHere } from '#/claims/claiming';
import { ReleaseDialog } from '#/claims/ReleaseDialog';
import { TakeOverDialog } from '#/claims/TakeOverDialog';
import { showHistory } from '#/orders/actions/showHistory';
import { ClaimBadge } from '#/orders/ClaimBadge';
import { labelsOf } from '#/orders/called';
import { type ClaimState, claimState, shortNumber } from '#/orders/claimState';
import { HistoryDrawer } from '#/orders/HistoryDrawer';
import { may } from '#/protocol/may';
import type { Me, Order } from '#/protocol/shapes';
import type { Drawer } from '#/shop/drawer';
import { momentText } from '#/ui/clock';
import { Money } from '#/ui/Money';
import { ActionButton } from '#/ui/palette/ActionButton';
import { useActions } from '#/ui/palette/actions';
import { RefusalView } from '#/ui/RefusalView';
import { useAttempt } from '#/ui/useAttempt';
import { useTick } from '#/ui/useTick';
import { AskDialog } from './AskDialog';
import { askForOrder } from './actions/askForOrder';
import { backToQueue } from './actions/backToQueue';
import { claimOrder } from './actions/claimOrder';
import classes from './ReadOnlyOrder.module.css';
import { useAsking } from './useAsking';

type Props = {
  order: Order;
  me: Me;
  drawer: Drawer;
  onClaimed: (claimed: ClaimedOrder) => void;
  onBack: () => void;
};

/** An order that this person has not claimed: read only, with the ways to claim it, ask for it or take it over. */
export function ReadOnlyOrder({ order, me, drawer: { session }, onClaimed, onBack }: Props) {
  const { t } = useTranslation();
  const now = useTick(1_000);
  const [open, setOpen] = useState<'nothing' | 'history' | 'takeOver' | 'release' | 'ask'>('nothing');
  const { busy, error, attempt, setError } = useAttempt();
  const state = claimState(order, now);
  const number = shortNumber(order.number);
  const getIt = (sessionId: string) =>
    attempt(async () => onClaimed(await claimHere(me, order.id, sessionId)));
  const asking = useAsking({ order, state, session, onGranted: getIt, onTrouble: setError });
  const back = backToQueue(t, onBack);
  const history = showHistory(t, () => setOpen('history'));
  const ways = [];
  if (session !== null && (state === 'free' || state === 'mine'))
    ways.push(claimOrder(t, () => void getIt(session.id), busy));
  if (session !== null && state === 'theirs') {
    ways.push(askForOrder(t, () => setOpen('ask'), asking.asked !== null));
    ways.push(takeOver(t, () => setOpen('takeOver')));
  }
  if (state === 'theirs' && may(me, 'claims.release-any'))
    ways.push(releaseTheirs(t, () => setOpen('release')));
  const close = () => setOpen('nothing');
  useActions([back, ...ways, history]);
  const labels = labelsOf(t, order);
  return (
    <div className={classes['page']}>
      <header className={classes['head']}>
        <ActionButton action={back} />
        <div className={classes['which']}>
          <h1>{t('queue.order', { number })}</h1>
          {labels.length > 0 && <span>{labels.join(' · ')}</span>}
          <span>
            {t('queue.lines', { count: order.lines.length })} ·{' '}
            <Money amount={order.total} of={me.business} className={classes['sum']} />
          </span>
        </div>
        <ActionButton action={history} />
      </header>
      <div className={classes['state']} data-state={state}>
        <div className={classes['badges']}>
          {state === 'theirs' || state === 'settled' ? (
            <ClaimBadge order={order} state={state} claiming={false} timeZone={me.business.timeZone} />
          ) : null}
          <span>{t('queue.readOnly')}</span>
        </div>
        <State order={order} state={state} timeZone={me.business.timeZone} />
        {asking.asked !== null && <p role="status">{t('queue.asked', { name: asking.asked.holder.name })}</p>}
        {asking.answer !== null && <p role="status">{asking.answer}</p>}
        {error !== null && <RefusalView error={error} />}
        {ways.length > 0 && (
          <div className={classes['ways']}>
            {ways.map((way) => (
              <ActionButton key={way.id} action={way} tone={way.id === 'take-over' ? 'bad' : 'main'} />
            ))}
          </div>
        )}
      </div>
      <OrderSheet order={order} money={me.business} />
      {open === 'history' && <HistoryDrawer orderId={order.id} number={number} me={me} onClose={close} />}
      {open === 'ask' && (
        <AskDialog
          order={order}
          holder={order.claim?.holder.name ?? ''}
          onAsk={(message) => void asking.ask(message)}
          onClose={close}
        />
      )}
      {open === 'release' && (
        <ReleaseDialog
          order={order}
          holder={order.claim?.holder ?? null}
          onReleased={close}
          onClose={close}
        />
      )}
      {open === 'takeOver' && session !== null && (
        <TakeOverDialog
          order={order}
          holder={order.claim?.holder ?? null}
          me={me}
          sessionId={session.id}
          onClaimed={onClaimed}
          onClose={close}
        />
      )}
    </div>
  );
}

type StateProps = { order: Order; state: ClaimState; timeZone: string };

function State({ order, state, timeZone }: StateProps) {
  const { t } = useTranslation();
  const { claim, status, cancelReason } = order;
  if (state === 'theirs' && claim !== null) {
    const { holder, claimedAt, register } = claim;
    const time = momentText(claimedAt, timeZone);
    return <p>{t('queue.heldBy', { name: holder.name, time, register: register.code })}</p>;
  }
  if (state !== 'settled') return <p>{t('queue.freeNow')}</p>;
  if (status !== 'cancelled') return <p>{t('queue.settled_paid')}</p>;
  return (
    <p>
      {t('queue.settled_cancelled')}{' '}
      {cancelReason !== null && t('queue.settledReason', { reason: cancelReason })}
    </p>
  );
}
