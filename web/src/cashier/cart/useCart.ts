import { useEffect, useSyncExternalStore } from 'react';
import type { OrderHere } from '#/cashier/order/orderHere';
import { useMe } from '#/shop/identity';
import { orderOf } from '#/sync/current';
import { feed, useLookEvery } from '#/sync/feed';

/** While nobody tells what other tills do, they are asked about this often. */
const LOOK_EVERY_MS = 10_000;

/** The order of whoever is signed in, and where its payment stands. */
export function useCart(): OrderHere {
  const me = useMe();
  const till = orderOf(me);
  const state = useSyncExternalStore(till.kept.subscribe, till.kept.snapshot);
  const desk = useSyncExternalStore(till.desk.subscribe, till.desk.snapshot);
  const everyMs = useLookEvery(LOOK_EVERY_MS);
  useEffect(
    () =>
      feed.follow({
        heard: (event) => till.heard(event, me.user.id),
        historyChanged: () => till.historyChanged(),
        missed: () => void till.look(),
      }),
    [till, me.user.id],
  );
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void till.look();
    };
    const hurry = () => till.hurry();
    const timer = everyMs === false ? undefined : window.setInterval(look, everyMs);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', hurry);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', hurry);
    };
  }, [till, everyMs]);
  return { till, state, desk };
}
