import { useSyncExternalStore } from 'react';
import type { Action } from './palette/action';

/** One sentence about what has just been done, shown until it is read or replaced. */
export type Notice = {
  text: string;
  detail?: string;
  /** Of a "no", so that it never looks like something done. */
  tone?: 'warn';
  /** The way on, as a button. */
  way?: Action;
};

let current: Notice | null = null;
const listeners = new Set<() => void>();

export function notify(notice: Notice | null): void {
  current = notice;
  for (const listener of listeners) listener();
}

/** Takes a notice back that is not true any more, if it is still there. */
export function withdraw(notice: Notice): void {
  if (current === notice) notify(null);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useNotice = (): Notice | null => useSyncExternalStore(subscribe, () => current);
