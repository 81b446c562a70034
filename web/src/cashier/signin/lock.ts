import { useSyncExternalStore } from 'react';
import { releaseMine } from '#/orders/calls';

/** Beyond a reload, as long as this window: a locked screen is not opened by pressing F5. */
const KEY = 'tillkeeper.locked';

const listeners = new Set<() => void>();
const isLocked = () => sessionStorage.getItem(KEY) !== null;

function become(locked: boolean): void {
  if (locked) sessionStorage.setItem(KEY, '1');
  else sessionStorage.removeItem(KEY);
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useLocked = () => useSyncExternalStore(subscribe, isLocked);

/** The screen is locked whatever the server says; then everything in hand is let go (CL-2). */
export async function lock(): Promise<void> {
  become(true);
  // Brought when it is needed: the first page does without the order's keeper on the device.
  const [{ sendWaiting }, { releaseHere }] = await Promise.all([
    import('#/sync/cart'),
    import('#/claims/claiming'),
  ]);
  await Promise.all([sendWaiting(), releaseHere()]);
  await releaseMine();
}

export const unlock = () => become(false);
