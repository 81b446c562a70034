import { useHotkeys } from '@mantine/hooks';
import { useEffect, useId, useSyncExternalStore } from 'react';
import { onLoneSign } from '../scanning/keys';
import type { Action } from './action';
import { useEnter } from './useEnter';

const offered = new Map<string, readonly Action[]>();
let all: readonly Action[] = [];
const listeners = new Set<() => void>();

function tell(): void {
  all = [...offered.values()].reverse().flat();
  for (const listener of listeners) listener();
}

/** A window over the screen has the keyboard to itself: its Escape closes it and nothing behind it. */
let isFree = true;
// Looked at before the window hears the key: afterwards it may have closed already.
window.addEventListener(
  'keydown',
  () => {
    isFree = document.querySelector('[role="dialog"]') === null;
  },
  { capture: true },
);

/** Offers `actions` in the palette and on their keys for as long as this screen is there. */
export function useActions(actions: readonly Action[]): void {
  const id = useId();
  useEffect(() => {
    offered.set(id, actions);
    tell();
  }, [id, actions]);
  useEffect(
    () => () => {
      offered.delete(id);
      tell();
    },
    [id],
  );
  useLoneSigns(actions);
  // A button somebody has walked to takes Enter before the screen does.
  const entered = actions.find(({ key, disabled }) => key === 'Enter' && disabled !== true);
  useEnter(entered === undefined ? null : () => isFree && entered.run());
  useHotkeys(
    actions.flatMap(({ key, run, disabled }) =>
      key === undefined || key === 'Enter' || key.length === 1 || disabled === true
        ? []
        : [[key, () => isFree && run()] as [string, () => void]],
    ),
    // What was typed into a field can be undone there; all other keys work there too.
    actions.some(({ key }) => key === 'mod+Z') ? undefined : [],
  );
}

/** A sign such as `/` may be one of a scanned code: it is the action's key once nothing has followed it. */
function useLoneSigns(actions: readonly Action[]): void {
  useEffect(() => {
    const ends = actions.flatMap(({ key, run, disabled }) =>
      key?.length === 1 && disabled !== true ? [onLoneSign(key, () => isFree && run())] : [],
    );
    return () => {
      for (const end of ends) end();
    };
  }, [actions]);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Everything that can be done now, the screen's own things first. */
export const useOffered = (): readonly Action[] => useSyncExternalStore(subscribe, () => all);
