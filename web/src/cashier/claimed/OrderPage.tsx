import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeldOrder } from '#/claims/HeldOrder';
import { inHand, letGo, paymentBegun, resumePayment, take } from '#/claims/hands';
import { claimState } from '#/orders/claimState';
import { useOneOrder } from '#/orders/queries';
import { isRefusalOrSilence } from '#/protocol/problem';
import type { Me, Order } from '#/protocol/shapes';
import { type Drawer, useDrawer } from '#/shop/drawer';
import { useMe } from '#/shop/identity';
import { notify } from '#/ui/notice';
import { Loading } from '#/ui/Pending';
import { RefusalView } from '#/ui/RefusalView';
import { HeldScreen } from './HeldScreen';
import { ReadOnlyOrder } from './ReadOnlyOrder';
import { releasedNotice, takenOf } from './releasedNotice';

/** One order: in this person's hands it is worked on, in anybody else's it is read. */
export function OrderPage() {
  const { orderId } = useParams({ from: '/queue/$orderId' });
  return <OneOrder key={orderId} orderId={orderId} />;
}

function OneOrder({ orderId }: { orderId: string }) {
  const me = useMe();
  const navigate = useNavigate();
  const drawer = useDrawer(me);
  const { shared } = drawer;
  const { t } = useTranslation();
  const [held, setHeld] = useState<HeldOrder | null>(() => inHand(orderId));
  const order = useOneOrder(me, orderId, held === null);
  const settled = useComeBack(me, drawer, held === null ? order.data : undefined, setHeld);
  useEffect(() => {
    return () => {
      // Seen again at once (as while developing), it is still the order on this screen.
      window.setTimeout(() => {
        if (window.location.pathname.endsWith(orderId)) return;
        const left = inHand(orderId);
        const taken = left === null ? [] : takenOf(left);
        if (shared && left !== null && taken.length > 0)
          notify(releasedNotice(t, left.snapshot().order, taken, me.business));
        void letGo();
      });
    };
  }, [orderId, shared, me, t]);

  const back = () => void navigate({ to: '/queue' });
  if (held !== null)
    return <HeldScreen key={held.since} held={held} me={me} onTaken={setHeld} onLeave={back} />;
  if (order.data === undefined)
    return order.error === null ? (
      <Loading />
    ) : (
      <RefusalView error={order.error} onRetry={() => void order.refetch()} />
    );
  if (!settled) return <Loading />;
  return <ReadOnlyOrder order={order.data} me={me} drawer={drawer} onTaken={setHeld} onBack={back} />;
}

/**
 * After a reload the order is still this person's: it goes on, or the payment that was under way is asked about. Where
 * there is nobody else to want it, opening it claims it (CL-6). Whether it has been decided that it is only read.
 */
function useComeBack(
  me: Me,
  drawer: Drawer,
  order: Order | undefined,
  setHeld: (held: HeldOrder) => void,
): boolean {
  const [settled, setSettled] = useState(false);
  const begun = useRef(false);
  useEffect(() => {
    if (order === undefined || !drawer.known || begun.current) return;
    begun.current = true;
    const { session, shared } = drawer;
    const comeBack = async () => {
      if (session === null) return;
      if (await paymentBegun(me, order.id)) {
        setHeld(await resumePayment(me, order, session.id));
        return;
      }
      const state = claimState(order, Date.now());
      if (state === 'mine' || (state === 'free' && !shared)) setHeld(await take(me, order.id, session.id));
    };
    comeBack()
      .catch((error: unknown) => {
        // It was read all the same; in whose hands it is by now is shown.
        if (!isRefusalOrSilence(error)) throw error;
      })
      .finally(() => setSettled(true));
  }, [me, drawer, order, setHeld]);
  return settled;
}
