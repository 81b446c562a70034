import type { KeptOrder } from './kept-order';
import { publishSaveState, type SaveState } from './saveState';
import type { OrderState } from './state';

/** Says in the header whether `kept` is saved, until the function that is returned is called. */
export function showSaving(of: string, kept: KeptOrder): () => void {
  const quiet = kept.subscribe(() => publishSaveState(of, saveStateOf(kept.snapshot())));
  return () => {
    quiet();
    publishSaveState(of, { kind: 'nothing' });
  };
}

function saveStateOf({ saving, order }: OrderState): SaveState {
  if (saving.kind === 'saved') return order.lines.length > 0 ? { kind: 'saved' } : { kind: 'nothing' };
  if (saving.kind === 'saving') return saving;
  return { kind: 'waiting', waiting: saving.waiting, since: saving.since };
}
