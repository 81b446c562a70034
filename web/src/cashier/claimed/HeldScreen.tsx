import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { PaymentScreen } from '#/cashier/payment/PaymentScreen';
import { useOwed } from '#/cashier/payment/useOwed';
import { usePaying } from '#/cashier/payment/usePaying';
import { Selling } from '#/cashier/selling/Selling';
import { OtherDrawer } from '#/cashier/shift/OtherDrawer';
import type { HeldOrder } from '#/claims/HeldOrder';
import { type Aside, asideOf, dropAside } from '#/claims/hands';
import { LOOK_EVERY_MS } from '#/orders/queries';
import type { Me } from '#/protocol/shapes';
import { useDrawer } from '#/shop/drawer';
import { useLookEvery } from '#/sync/feed';
import { notify } from '#/ui/notice';
import { Loading } from '#/ui/Pending';
import { HeldBar } from './HeldBar';
import classes from './HeldScreen.module.css';
import { KeptDialog } from './KeptDialog';
import { LostClaim } from './LostClaim';

type Props = {
  held: HeldOrder;
  me: Me;
  onTaken: (held: HeldOrder) => void;
  onLeave: () => void;
};

/** An order in hand: its lines, the products, its payment; and what is said when it is not in hand any more. */
export function HeldScreen({ held, me, onTaken, onLeave }: Props) {
  const hold = useSyncExternalStore(held.subscribe, held.snapshot);
  const state = useSyncExternalStore(held.till.kept.subscribe, held.till.kept.snapshot);
  const desk = useSyncExternalStore(held.till.desk.subscribe, held.till.desk.snapshot);
  const { session } = useDrawer(me);
  const aside = useStart(held, me);
  const started = aside.found === null && hold.loss === null && state.loaded && state.recovered;
  const known = started && (desk.kind === 'free' || desk.kind === 'refused');
  const onBack = useCallback(() => held.till.leaveDesk(), [held]);
  const payment = usePaying({ payable: known ? state.order.lines.length > 0 : null, onBack });
  // That it went back to the queue, or that another did, is not true any more.
  useEffect(() => notify(null), []);
  useOwed(held.till, me.business);
  useLooking(held);

  if (aside.found !== null)
    return (
      <KeptDialog
        aside={aside.found}
        onSend={aside.go}
        onDrop={() => void dropAside(me, held.id).then(aside.go)}
        onLeave={onLeave}
      />
    );
  if (hold.loss !== null && desk.kind !== 'paid')
    return <LostClaim held={held} hold={hold} me={me} onTaken={onTaken} onLeave={onLeave} />;
  if (!state.loaded || !(state.recovered || desk.kind !== 'free') || desk.kind === 'reading')
    return <Loading />;
  const here = { till: held.till, state, desk };
  const atDesk = desk.kind !== 'free' || payment.paying;
  // What is paid is over; a refused payment goes back to the order.
  const leaveDesk = desk.kind === 'paid' ? onLeave : payment.leave;
  return (
    <div className={classes['frame']}>
      {session !== null && <OtherDrawer me={me} session={session} />}
      {!atDesk && (
        <HeldBar held={held} hold={hold} state={state} me={me} onPay={payment.enter} onLeave={onLeave} />
      )}
      <div className={classes['work']}>
        {atDesk ? (
          <PaymentScreen
            here={here}
            me={me}
            sessionId={session?.id ?? ''}
            blocked={session === null}
            onLeave={leaveDesk}
          />
        ) : (
          <Selling here={here} me={me} blocked={session === null} onPay={payment.enter} />
        )}
      </div>
    </div>
  );
}

/** Before anything is sent, whoever holds the order decides about what was put aside for it. */
function useStart(held: HeldOrder, me: Me) {
  const [found, setFound] = useState<Aside | null>(null);
  const go = useCallback(() => {
    setFound(null);
    void held.start();
  }, [held]);
  useEffect(() => {
    if (held.started) return;
    held.started = true;
    if (held.sendsAside) void held.start();
    else void asideOf(me, held.id).then((kept) => (kept === null ? held.start() : setFound(kept)));
  }, [held, me]);
  return { found, go };
}

/** Where nobody tells what others do to the order, it is looked at. */
function useLooking(held: HeldOrder): void {
  const everyMs = useLookEvery(LOOK_EVERY_MS);
  useEffect(() => {
    if (everyMs === false) return;
    const timer = window.setInterval(() => void held.look(), everyMs);
    return () => window.clearInterval(timer);
  }, [held, everyMs]);
}
