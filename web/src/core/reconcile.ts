import { type Draft, observe, type Pending, viewOf } from './draft';
import type { EditContext, Line, OrderBody } from './order';

/** An order in progress: the order, and the id of the order session that holds it on the server. */
export interface CurrentDraft<O extends OrderBody = OrderBody> {
  readonly orderSessionId: string | null;
  readonly draft: Draft<O>;
}

/** The caller's active order session as the server tells it, or nothing. */
export type FromServer<O extends OrderBody> = { readonly id: string; readonly order: O } | null;

export interface Reconciled<O extends OrderBody> {
  readonly current: CurrentDraft<O>;
  /**
   * Lines typed here for an order that was finished elsewhere in the meantime (paid, parked or
   * discarded). They belong to no order any more; the cashier decides where they go.
   */
  readonly stranded: readonly Line[];
}

/**
 * What this device shows once the server has said which order is the caller's. Nothing typed here is
 * dropped: it goes on top of the order it was typed for, or it is handed back as stranded.
 *
 * `isLatest`: the server was asked after everything that is known here. When it tells an older version then, it lost
 * its latest history (it was restored, or a standby took over): its order counts, and what was typed is made on it.
 */
export function reconcile<O extends OrderBody>(
  local: CurrentDraft<O>,
  told: FromServer<O>,
  empty: O,
  context: EditContext,
  isLatest = false,
): Reconciled<O> {
  const { orderSessionId, draft } = local;
  if (orderSessionId === null || orderSessionId === told?.id) {
    return { current: told === null ? local : onto(draft, told, isLatest), stranded: [] };
  }
  const fresh: CurrentDraft<O> = {
    orderSessionId: told?.id ?? null,
    draft: { order: told?.order ?? empty, pending: [] },
  };
  return { current: fresh, stranded: typedLines(draft, context) };
}

function onto<O extends OrderBody>(
  draft: Draft<O>,
  told: { id: string; order: O },
  isLatest: boolean,
): CurrentDraft<O> {
  const { version } = told.order;
  if (isLatest && version < draft.order.version) {
    const typed = draft.pending.map((entry) => ({ ...entry, baseVersion: version }));
    return { orderSessionId: told.id, draft: { order: told.order, pending: typed } };
  }
  const { order, pending } = observe(draft, told.order);
  return {
    orderSessionId: told.id,
    draft: { order, pending: pending.map((entry) => firstMadeOn(entry, order.version)) },
  };
}

/** What was typed before the order existed was typed on no version: it counts as made on the first one seen. */
function firstMadeOn(entry: Pending, version: number): Pending {
  return entry.baseVersion === 0 ? { ...entry, baseVersion: version } : entry;
}

function typedLines(draft: Draft, context: EditContext): readonly Line[] {
  const added = new Set(
    draft.pending.flatMap(({ operation }) => (operation.op === 'add' ? [operation.item.id] : [])),
  );
  return viewOf(draft, context).lines.filter((line) => added.has(line.id));
}
