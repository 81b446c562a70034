import { readMoney, writeMoney } from './money';
import type { Discount, EditContext, Item, Line, Operation, OrderBody } from './order';
import { linesIn, type Place, placesOf } from './places';
import { readPercent, readQuantity, writePercent, writeQuantity } from './quantity';
import { withTotals } from './totals';

interface Work {
  readonly places: readonly Place[];
  readonly discount: Discount | null;
}

/**
 * `operations` applied one after another as the server applies them (OR-2), with every figure of the
 * order right afterwards (OR-3). An operation that finds nothing to change changes nothing: a line that
 * is there is not added again, a note for one that is gone is lost, while a quantity brings it back.
 */
export function applyOperations<O extends OrderBody>(
  order: O,
  operations: readonly Operation[],
  context: EditContext,
): O {
  const before: Work = { places: placesOf(order), discount: order.discount };
  const after = operations.reduce((work, operation) => edited(work, operation, order, context), before);
  if (after === before) return order;
  return withTotals({ ...order, ...linesIn(after.places), discount: after.discount }, context.currency);
}

function edited(work: Work, operation: Operation, order: OrderBody, context: EditContext): Work {
  switch (operation.op) {
    case 'add':
      return added(work, newLine(operation.item, order, context));
    case 'set-quantity': {
      const quantity = writeQuantity(readQuantity(operation.quantity));
      return changed(work, operation.lineId, ({ line }) => ({ line: { ...line, quantity }, gone: false }));
    }
    case 'set-note':
      return onOrder(work, operation.lineId, (line) => ({ ...line, note: operation.note }));
    case 'set-discount': {
      const discount = written(operation.discount, context);
      if (operation.lineId === null) return { ...work, discount };
      return onOrder(work, operation.lineId, (line) => ({ ...line, discount }));
    }
    case 'remove':
      return changed(work, operation.lineId, (place) => (place.gone ? place : { ...place, gone: true }));
    case 'clear':
      return { places: work.places.map((place) => ({ ...place, gone: true })), discount: null };
  }
}

/** A new line goes to the end, also one that comes back under the id of a line that was taken away. */
function added(work: Work, line: Line): Work {
  const known = work.places.find((place) => place.line.id === line.id);
  if (known !== undefined && !known.gone) return work;
  const others = work.places.filter((place) => place !== known);
  return { ...work, places: [...others, { line, gone: false }] };
}

function changed(work: Work, lineId: string, change: (place: Place) => Place): Work {
  const at = work.places.findIndex((place) => place.line.id === lineId);
  const place = work.places[at];
  if (place === undefined) return work;
  const next = change(place);
  if (next === place) return work;
  return { ...work, places: work.places.map((other, i) => (i === at ? next : other)) };
}

function onOrder(work: Work, lineId: string, change: (line: Line) => Line): Work {
  return changed(work, lineId, (place) => (place.gone ? place : { ...place, line: change(place.line) }));
}

function newLine(item: Item, order: OrderBody, context: EditContext): Line {
  const price = writeMoney(readMoney(item.price, context.currency), context.currency);
  return {
    id: item.id,
    productId: item.productId ?? null,
    variantId: item.variantId ?? null,
    name: item.name,
    price,
    quantity: writeQuantity(readQuantity(item.quantity)),
    note: item.note ?? null,
    discount: written(item.discount ?? null, context),
    taxRate: writePercent(readPercent(item.taxRate ?? '0')),
    gross: price,
    discountAmount: price,
    net: price,
    tax: price,
    total: price,
    addedBy: context.person,
    changedVersion: order.version,
  };
}

/** A discount as the server writes it, however it was typed. */
function written(discount: Discount | null, { currency }: EditContext): Discount | null {
  if (discount === null) return null;
  return 'percent' in discount
    ? { percent: writePercent(readPercent(discount.percent)) }
    : { amount: writeMoney(readMoney(discount.amount, currency), currency) };
}
