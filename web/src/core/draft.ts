import type { EditContext, Operation, OrderBody } from './order';
import { remembering } from './places';
import { applyOperations } from './reducer';

/** An operation the server has not confirmed yet, and the version its author was looking at. */
export interface Pending {
  readonly operation: Operation;
  readonly baseVersion: number;
  /** When it was typed, milliseconds since the epoch of this device's clock. */
  readonly at: number;
}

/** What this device knows of an order: the server's last word, and what was typed since. */
export interface Draft<O extends OrderBody = OrderBody> {
  readonly order: O;
  readonly pending: readonly Pending[];
}

/** What the cashier sees: the server's order with everything typed since on top of it. */
export function viewOf<O extends OrderBody>(draft: Draft<O>, context: EditContext): O {
  return applyOperations(
    draft.order,
    draft.pending.map((entry) => entry.operation),
    context,
  );
}

/** The next operations to send together: in order, made on one version, at most `limit` of them. */
export function nextBatch(pending: readonly Pending[], limit: number): readonly Pending[] {
  const first = pending[0];
  if (first === undefined) return [];
  const other = pending.findIndex((entry) => entry.baseVersion !== first.baseVersion);
  return pending.slice(0, Math.min(other === -1 ? pending.length : other, limit));
}

/** The server's answer to a batch. */
export interface Confirmed<O extends OrderBody = OrderBody> {
  readonly order: O;
  /** Somebody else had changed the order since the version the batch was made on. */
  readonly merged: boolean;
}

/**
 * The draft after the server confirmed `batch`. An older answer never takes back a newer order.
 *
 * What is still pending was typed on the batch's result as shown here. When nobody else came between,
 * that is exactly the confirmed order, so it counts as made on the new version. Otherwise it keeps its
 * version, so that the server can tell both people when it meets somebody else's change.
 */
export function confirm<O extends OrderBody>(
  draft: Draft<O>,
  batch: readonly Pending[],
  answer: Confirmed<O>,
  context: EditContext,
): Draft<O> {
  const sent = new Set(batch.map((entry) => entry.operation.id));
  const sentOn = batch[0]?.baseVersion;
  const moves = (entry: Pending) => entry.baseVersion === sentOn && !answer.merged;
  return {
    order: newer(draft.order, answer.order, viewOf({ ...draft, pending: batch }, context)),
    pending: draft.pending
      .filter((entry) => !sent.has(entry.operation.id))
      .map((entry) => (moves(entry) ? { ...entry, baseVersion: answer.order.version } : entry)),
  };
}

/** The draft when another register's change to the same order arrives. */
export function observe<O extends OrderBody>(draft: Draft<O>, order: O): Draft<O> {
  return { ...draft, order: newer(draft.order, order, draft.order) };
}

function newer<O extends OrderBody>(known: O, arrived: O, seen: OrderBody): O {
  return arrived.version >= known.version ? remembering(seen, arrived) : known;
}
