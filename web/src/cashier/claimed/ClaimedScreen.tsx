import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { PaymentScreen } from '#/cashier/payment/PaymentScreen';
import { useOwed } from '#/cashier/payment/useOwed';
import { usePaying } from '#/cashier/payment/usePaying';
import { Selling } from '#/cashier/selling/Selling';
import { OtherDrawer } from '#/cashier/shift/OtherDrawer';
import type { ClaimedOrder } from '#/claims/ClaimedOrder';
import { dropUnsentChanges, type UnsentChanges, unsentChangesOf } from '#/claims/claiming';
import { LOOK_EVERY_MS } from '#/orders/queries';
import type { Me } from '#/protocol/shapes';
import { useDrawer } from '#/shop/drawer';
import { useLookEvery } from '#/sync/feed';
import { notify } from '#/ui/notice';
import { Loading } from '#/ui/Pending';
import { ClaimedBar } from './ClaimedBar';
import classes from './ClaimedScreen.module.css';
import { LostClaim } from './LostClaim';
import { UnsentDialog } from './UnsentDialog';

type Props = {
  claimed: ClaimedOrder;
  me: Me;
  onClaimed: (claimed: ClaimedOrder) => void;
  onLeave: () => void;
};

/** A claimed order: its lines, the products and its payment, and the screen that follows a lost claim. */
export function ClaimedScreen({ claimed, me, onClaimed, onLeave }: Props) {
  const snapshot = useSyncExternalStore(claimed.subscribe, claimed.snapshot);
  const state = useSyncExternalStore(claimed.opened.kept.subscribe, claimed.opened.kept.snapshot);
  const desk = useSyncExternalStore(claimed.opened.desk.subscribe, claimed.opened.desk.snapshot);
  const { session } = useDrawer(me);
  const unsent = useStart(claimed, me);
  const started = unsent.found === null && snapshot.loss === null && state.loaded && state.recovered;
  const known = started && (desk.kind === 'free' || desk.kind === 'refused');
  const onBack = useCallback(() => claimed.opened.leaveDesk(), [claimed]);
  const payment = usePaying({ payable: known ? state.order.lines.length > 0 : null, onBack });
  // A notice of an order that was released is out of date once an order is claimed.
  useEffect(() => notify(null), []);
  useOwed(claimed.opened, me.business);
  useLooking(claimed);

  if (unsent.found !== null)
    return (
      <UnsentDialog
        unsent={unsent.found}
        onSend={unsent.go}
        onDrop={() => void dropUnsentChanges(me, claimed.id).then(unsent.go)}
        onLeave={onLeave}
      />
    );
  if (snapshot.loss !== null && desk.kind !== 'paid')
    return (
      <LostClaim claimed={claimed} snapshot={snapshot} me={me} onClaimed={onClaimed} onLeave={onLeave} />
    );
  if (!state.loaded || !(state.recovered || desk.kind !== 'free') || desk.kind === 'reading')
    return <Loading />;
  const here = { opened: claimed.opened, state, desk };
  const atDesk = desk.kind !== 'free' || payment.paying;
  // From a paid order the way leads to the queue, from a refused payment to the order.
  const leaveDesk = desk.kind === 'paid' ? onLeave : payment.leave;
  return (
    <div className={classes['frame']}>
      {session !== null && <OtherDrawer me={me} session={session} />}
      {!atDesk && (
        <ClaimedBar
          claimed={claimed}
          snapshot={snapshot}
          state={state}
          me={me}
          onPay={payment.enter}
          onLeave={onLeave}
        />
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

/** Before anything is sent, the holder decides about unsent changes of an earlier claim. */
function useStart(claimed: ClaimedOrder, me: Me) {
  const [found, setFound] = useState<UnsentChanges | null>(null);
  const go = useCallback(() => {
    setFound(null);
    void claimed.start();
  }, [claimed]);
  useEffect(() => {
    if (claimed.started) return;
    claimed.started = true;
    if (claimed.sendsUnsent) void claimed.start();
    else
      void unsentChangesOf(me, claimed.id).then((kept) => (kept === null ? claimed.start() : setFound(kept)));
  }, [claimed, me]);
  return { found, go };
}

/** While the feed is away, the order is read at intervals. */
function useLooking(claimed: ClaimedOrder): void {
  const everyMs = useLookEvery(LOOK_EVERY_MS);
  useEffect(() => {
    if (everyMs === false) return;
    const timer = window.setInterval(() => void claimed.look(), everyMs);
    return () => window.clearInterval(timer);
  }, [claimed, everyMs]);
}
