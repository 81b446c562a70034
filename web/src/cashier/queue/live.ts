import { useEffect, useRef, useSyncExternalStore } from 'react';
import { queryClient } from '#/app/queryClient';
import type { FeedEvent } from '#/core/feed';
import { feed } from '#/sync/feed';

/** While nobody tells what happens, it is looked at this often (S0-30). */
export const LOOK_EVERY_MS = 2_500;
/** The changes of one instant are read together. */
const SETTLE_MS = 60;

const WATCHED = new Set(['order', 'order-claim', 'claim-request']);

type Heard = (orderIds: ReadonlySet<string>) => void;

let settling: ReturnType<typeof setTimeout> | null = null;
let changed = new Set<string>();
let screens = 0;
let leave: (() => void) | null = null;
const ears = new Set<Heard>();

const readAgain = () => void queryClient.invalidateQueries({ queryKey: ['queue'] });

/** An event says which orders changed; what they are now is asked for, so that a screen shows what a server said. */
function hear({ changes }: FeedEvent): void {
  for (const change of changes as { kind: string; id: string; document?: { orderId?: string } }[]) {
    if (WATCHED.has(change.kind)) changed.add(change.document?.orderId ?? change.id);
  }
  if (changed.size === 0 || settling !== null) return;
  settling = setTimeout(() => {
    const ids = changed;
    changed = new Set();
    settling = null;
    readAgain();
    for (const ear of ears) ear(ids);
  }, SETTLE_MS);
}

/** Follows the shop while a screen of the queue is open. */
function subscribe(watcher: () => void): () => void {
  const unwatch = feed.watch(watcher);
  screens += 1;
  leave ??= feed.follow({ heard: hear, missed: readAgain });
  return () => {
    unwatch();
    screens -= 1;
    if (screens > 0) return;
    leave?.();
    leave = null;
  };
}

/** Whether changes of the queue arrive as they happen. Where they don't, `LOOK_EVERY_MS` is how often to look. */
export const useLive = (): boolean => useSyncExternalStore(subscribe, () => feed.liveness().live);

/** How often a query of the queue is asked again. */
export const useLookEvery = (): number | false => (useLive() ? false : LOOK_EVERY_MS);

/** Calls `heard` with the orders to which something happened. */
export function useHeard(heard: Heard): void {
  const ear = useRef(heard);
  useEffect(() => {
    ear.current = heard;
  }, [heard]);
  useEffect(() => {
    const listen: Heard = (ids) => ear.current(ids);
    ears.add(listen);
    return () => {
      ears.delete(listen);
    };
  }, []);
}
