import { useEffect, useSyncExternalStore } from 'react';
import type { OrderHere } from '#/cashier/order/orderHere';
import { useMe } from '#/shop/identity';
import { cartOf } from '#/sync/cart';
import { feed, useLookEvery } from '#/sync/feed';

/** While nobody tells what other registers do, they are asked about this often. */
const LOOK_EVERY_MS = 10_000;

/** The order of whoever is signed in, and where its payment stands. */
export function useCart(): OrderHere {
  const me = useMe();
  const opened = cartOf(me);
  const state = useSyncExternalStore(opened.kept.subscribe, opened.kept.snapshot);
  const desk = useSyncExternalStore(opened.desk.subscribe, opened.desk.snapshot);
  const everyMs = useLookEvery(LOOK_EVERY_MS);
  useEffect(
    () =>
      feed.follow({
        heard: (event) => opened.heard(event, me.user.id),
        historyChanged: () => opened.historyChanged(),
        missed: () => void opened.look(),
      }),
    [opened, me.user.id],
  );
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void opened.look();
    };
    const sendNow = () => opened.sendNow();
    const timer = everyMs === false ? undefined : window.setInterval(look, everyMs);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', sendNow);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', sendNow);
    };
  }, [opened, everyMs]);
  return { opened, state, desk };
}
