import type { Item, Line, Operation, OrderBody, Till } from './order';
import { readQuantity, writeQuantity } from './quantity';
import { withTotals } from './totals';

/**
 * One operation on an order, as the server applies it (OR-2), figures aside: those are computed once
 * for a whole list of operations. An operation that finds nothing to change returns the same order:
 * a line that is already there is not added again, one that is gone is not changed.
 */
function edited<O extends OrderBody>(order: O, operation: Operation, till: Till): O {
  switch (operation.op) {
    case 'add':
      return order.lines.some((line) => line.id === operation.item.id)
        ? order
        : { ...order, lines: [...order.lines, newLine(operation.item, order, till)] };
    case 'set-quantity':
      return changed(order, operation.lineId, {
        quantity: writeQuantity(readQuantity(operation.quantity)),
      });
    case 'set-note':
      return changed(order, operation.lineId, { note: operation.note });
    case 'set-discount':
      return operation.lineId === null
        ? { ...order, discount: operation.discount }
        : changed(order, operation.lineId, { discount: operation.discount });
    case 'remove':
      return order.lines.some((line) => line.id === operation.lineId)
        ? { ...order, lines: order.lines.filter((line) => line.id !== operation.lineId) }
        : order;
    case 'clear':
      return order.lines.length === 0 ? order : { ...order, lines: [] };
  }
}

function changed<O extends OrderBody>(order: O, lineId: string, change: Partial<Line>): O {
  if (!order.lines.some((line) => line.id === lineId)) return order;
  const lines = order.lines.map((line) => (line.id === lineId ? { ...line, ...change } : line));
  return { ...order, lines };
}

function newLine(item: Item, order: OrderBody, till: Till): Line {
  return {
    id: item.id,
    productId: item.productId ?? null,
    variantId: item.variantId ?? null,
    name: item.name,
    price: item.price,
    quantity: writeQuantity(readQuantity(item.quantity)),
    note: item.note ?? null,
    discount: item.discount ?? null,
    taxRate: item.taxRate ?? '0',
    gross: order.total,
    discountAmount: order.total,
    net: order.total,
    tax: order.total,
    addedBy: till.person,
    changedVersion: order.version,
  };
}

/** `operations` applied one after another, with every figure of the order right afterwards. */
export function applyOperations<O extends OrderBody>(
  order: O,
  operations: readonly Operation[],
  till: Till,
): O {
  const after = operations.reduce<O>((whole, operation) => edited(whole, operation, till), order);
  return after === order ? order : withTotals(after, till.currency);
}
