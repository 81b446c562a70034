import { useCallback, useEffect, useState } from 'react';
import { bringBack, setDiscount } from '#/core/edit';
import type { Discount, Line } from '#/core/order';
import type { TillOrder } from '#/sync/till-order';

/** Long enough to see that it was the wrong line, short enough not to stand about. */
export const UNDO_MS = 10_000;

export type Undoable = {
  kind: 'line' | 'order';
  lines: readonly Line[];
  discount: Discount | null;
  at: number;
};

/** What was just taken away, for as long as it can be put back by one press. */
export function useUndo(till: TillOrder) {
  const [gone, setGone] = useState<Undoable | null>(null);
  useEffect(() => {
    if (gone === null) return;
    const timer = window.setTimeout(() => setGone(null), UNDO_MS);
    return () => window.clearTimeout(timer);
  }, [gone]);
  const offer = useCallback((taken: Omit<Undoable, 'at'>) => setGone({ ...taken, at: Date.now() }), []);
  const undo = useCallback(() => {
    if (gone === null) return;
    setGone(null);
    const { lines, discount } = gone;
    const { order } = till.kept.snapshot();
    till.edit([...bringBack(order, lines), ...(discount === null ? [] : [setDiscount(null, discount)])]);
  }, [gone, till]);
  return { gone, offer, undo };
}
