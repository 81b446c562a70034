import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimedOrder } from '#/claims/ClaimedOrder';
import { claimedHere, claimHere, paymentBegun, releaseHere, resumePayment } from '#/claims/claiming';
import { claimState } from '#/orders/claimState';
import { useOneOrder } from '#/orders/queries';
import { isRefusalOrSilence } from '#/protocol/problem';
import type { Me, Order } from '#/protocol/shapes';
import { type Drawer, useDrawer } from '#/shop/drawer';
import { useMe } from '#/shop/identity';
import { notify } from '#/ui/notice';
import { Loading } from '#/ui/Pending';
import { RefusalView } from '#/ui/RefusalView';
import { ClaimedScreen } from './ClaimedScreen';
import { ReadOnlyOrder } from './ReadOnlyOrder';
import { releasedNotice, takenOf } from './releasedNotice';

/** One order: its holder works on it, everybody else reads it. */
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
  const [claimed, setClaimed] = useState<ClaimedOrder | null>(() => claimedHere(orderId));
  const order = useOneOrder(me, orderId, claimed === null);
  const settled = useComeBack(me, drawer, claimed === null ? order.data : undefined, setClaimed);
  useEffect(() => {
    return () => {
      // A page that is mounted again at once, as in development, still shows the order.
      window.setTimeout(() => {
        if (window.location.pathname.endsWith(orderId)) return;
        const left = claimedHere(orderId);
        const taken = left === null ? [] : takenOf(left);
        if (shared && left !== null && taken.length > 0)
          notify(releasedNotice(t, left.snapshot().order, taken, me.business));
        void releaseHere();
      });
    };
  }, [orderId, shared, me, t]);

  const back = () => void navigate({ to: '/queue' });
  if (claimed !== null)
    return (
      <ClaimedScreen
        key={claimed.claimedHereAtMs}
        claimed={claimed}
        me={me}
        onClaimed={setClaimed}
        onLeave={back}
      />
    );
  if (order.data === undefined)
    return order.error === null ? (
      <Loading />
    ) : (
      <RefusalView error={order.error} onRetry={() => void order.refetch()} />
    );
  if (!settled) return <Loading />;
  return <ReadOnlyOrder order={order.data} me={me} drawer={drawer} onClaimed={setClaimed} onBack={back} />;
}

/**
 * After a reload the order is still claimed: the claim goes on, or the payment that was under way is asked about. With one
 * open session on the profile, opening an order claims it (CL-6). Returns whether it is decided that the order is claimed
 * or read only.
 */
function useComeBack(
  me: Me,
  drawer: Drawer,
  order: Order | undefined,
  setClaimed: (claimed: ClaimedOrder) => void,
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
        setClaimed(await resumePayment(me, order, session.id));
        return;
      }
      const state = claimState(order, Date.now());
      if (state === 'mine' || (state === 'free' && !shared))
        setClaimed(await claimHere(me, order.id, session.id));
    };
    comeBack()
      .catch((error: unknown) => {
        // The order is shown all the same, with its holder.
        if (!isRefusalOrSilence(error)) throw error;
      })
      .finally(() => setSettled(true));
  }, [me, drawer, order, setClaimed]);
  return settled;
}
