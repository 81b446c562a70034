import { useSyncExternalStore } from 'react';

/** One sentence about what has just been done, shown under the header until it is read or replaced. */
export type Notice = { text: string; detail?: string };

let current: Notice | null = null;
const listeners = new Set<() => void>();

export function notify(notice: Notice | null): void {
  current = notice;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useNotice = (): Notice | null => useSyncExternalStore(subscribe, () => current);
