import { useEffect, useSyncExternalStore } from 'react';
import { useMe } from '#/app/identity';
import { orderOf } from '#/sync/current';
import type { Desk } from '#/sync/payment-desk';
import type { OrderState } from '#/sync/state';
import type { TillOrder } from '#/sync/till-order';

/** Until there is a feed, other tills are asked about this often, and when somebody comes back to the screen. */
const LOOK_EVERY_MS = 10_000;

export interface OrderHere {
  readonly till: TillOrder;
  readonly state: OrderState;
  readonly desk: Desk;
}

/** The order of whoever is signed in, and where its payment stands. */
export function useOrder(): OrderHere {
  const till = orderOf(useMe());
  const state = useSyncExternalStore(till.kept.subscribe, till.kept.snapshot);
  const desk = useSyncExternalStore(till.desk.subscribe, till.desk.snapshot);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void till.look();
    };
    const hurry = () => till.hurry();
    const timer = window.setInterval(look, LOOK_EVERY_MS);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', hurry);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', hurry);
    };
  }, [till]);
  return { till, state, desk };
}
