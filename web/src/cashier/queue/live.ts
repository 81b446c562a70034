import { useEffect, useRef, useSyncExternalStore } from 'react';
import { queryClient } from '#/app/queryClient';
import type { FeedEvent } from '#/core/feed';

/** While nobody tells what happens, it is looked at this often (S0-30). */
export const LOOK_EVERY_MS = 2_500;
/** The changes of one instant are read together. */
const SETTLE_MS = 60;

const WATCHED = new Set(['order', 'order-claim', 'claim-request']);

type Heard = (orderIds: ReadonlySet<string>) => void;

let source: EventSource | null = null;
let live = false;
let screens = 0;
let settling: ReturnType<typeof setTimeout> | null = null;
let changed = new Set<string>();
const watchers = new Set<() => void>();
const ears = new Set<Heard>();

function become(state: boolean): void {
  if (live === state) return;
  live = state;
  for (const watcher of watchers) watcher();
}

const readAgain = () => void queryClient.invalidateQueries({ queryKey: ['queue'] });

/** An event says which orders changed; what they are now is asked for, so that a screen shows what a server said. */
function hear(data: string): void {
  const { changes } = JSON.parse(data) as FeedEvent;
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

function open(): void {
  const stream = new EventSource('/api/feed');
  source = stream;
  stream.onopen = () => {
    become(true);
    readAgain();
  };
  stream.onmessage = ({ data }) => hear(data as string);
  stream.onerror = () => {
    become(false);
    // A browser comes back by itself with the last position it saw, unless the server said no to it.
    if (stream.readyState === EventSource.CLOSED)
      setTimeout(() => screens > 0 && source === stream && open(), LOOK_EVERY_MS);
  };
}

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  screens += 1;
  if (source === null) open();
  return () => {
    watchers.delete(watcher);
    screens -= 1;
    if (screens > 0) return;
    source?.close();
    source = null;
    live = false;
  };
}

/** Whether changes of the queue arrive as they happen. Where they don't, `LOOK_EVERY_MS` is how often to look. */
export const useLive = (): boolean => useSyncExternalStore(subscribe, () => live);

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
