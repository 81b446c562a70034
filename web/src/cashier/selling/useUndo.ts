import { useCallback, useEffect, useState } from 'react';
import { bringBack, setDiscount } from '#/core/edit';
import type { Discount, Line } from '#/core/order';
import type { OpenedOrder } from '#/sync/opened-order';

/** Long enough to see that it was the wrong line, short enough not to stand about. */
export const UNDO_MS = 10_000;

export type Undoable = {
  kind: 'line' | 'order';
  lines: readonly Line[];
  discount: Discount | null;
  at: number;
};

export type Undoing = {
  /** What was taken away and can still be put back, the latest last. */
  gone: readonly Undoable[];
  offer: (taken: Omit<Undoable, 'at'>) => void;
  /** Puts back the latest; the one before it is offered next. */
  undo: () => void;
};

/** Each thing that was taken away, for as long as it can be put back by one press: the next one doesn't end it. */
export function useUndo(opened: OpenedOrder): Undoing {
  const [gone, setGone] = useState<readonly Undoable[]>([]);
  const [first] = gone;
  useEffect(() => {
    if (first === undefined) return;
    const over = () => setGone((all) => all.filter((one) => one !== first));
    const timer = window.setTimeout(over, first.at + UNDO_MS - Date.now());
    return () => window.clearTimeout(timer);
  }, [first]);
  const offer = useCallback(
    (taken: Omit<Undoable, 'at'>) => setGone((all) => [...all, { ...taken, at: Date.now() }]),
    [],
  );
  const undo = useCallback(() => {
    const last = gone.at(-1);
    if (last === undefined) return;
    setGone(gone.slice(0, -1));
    const { lines, discount } = last;
    const { order } = opened.kept.snapshot();
    opened.edit([...bringBack(order, lines), ...(discount === null ? [] : [setDiscount(null, discount)])]);
  }, [gone, opened]);
  return { gone, offer, undo };
}
