import { useSyncExternalStore } from 'react';

/**
 * Whether what is on the screen is on the server. The order's outbox publishes it, the header shows it:
 * `saved`, `saving`, `waiting` (no answer since `since`, `waiting` changes are kept here) or nothing to save.
 */
export type SaveState =
  | { kind: 'nothing' }
  | { kind: 'saved' }
  | { kind: 'saving'; waiting: number }
  | { kind: 'waiting'; waiting: number; since: number };

let current: SaveState = { kind: 'nothing' };
const listeners = new Set<() => void>();

export function publishSaveState(state: SaveState): void {
  current = state;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useSaveState = (): SaveState => useSyncExternalStore(subscribe, () => current);
