import { useSyncExternalStore } from 'react';

/**
 * Whether what is on the screen is on the server. The orders' outboxes publish it, the header shows it:
 * `saved`, `saving`, `waiting` (no answer since `since`, `waiting` changes are kept here) or nothing to save.
 */
export type SaveState =
  | { kind: 'nothing' }
  | { kind: 'saved' }
  | { kind: 'saving'; waiting: number }
  | { kind: 'waiting'; waiting: number; since: number };

const published = new Map<string, SaveState>();
let current: SaveState = { kind: 'nothing' };
const listeners = new Set<() => void>();

/** `of` is the cart or an order in hand: what waits of any of them is said, whichever is on the screen. */
export function publishSaveState(of: string, state: SaveState): void {
  if (state.kind === 'nothing') published.delete(of);
  else published.set(of, state);
  current = together([...published.values()]);
  for (const listener of listeners) listener();
}

function together(states: readonly SaveState[]): SaveState {
  const late = states.filter((state) => state.kind === 'waiting');
  const underWay = states.filter((state) => state.kind === 'saving');
  const waiting = [...late, ...underWay].reduce((sum, state) => sum + state.waiting, 0);
  if (late.length > 0)
    return { kind: 'waiting', waiting, since: Math.min(...late.map(({ since }) => since)) };
  if (underWay.length > 0) return { kind: 'saving', waiting };
  return { kind: states.some(({ kind }) => kind === 'saved') ? 'saved' : 'nothing' };
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useSaveState = (): SaveState => useSyncExternalStore(subscribe, () => current);
