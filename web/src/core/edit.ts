import { newId } from '../protocol/ids';
import type { Discount, Item, Line, Operation, OrderBody } from './order';
import { ONE, readQuantity, writeQuantity } from './quantity';

/** What a cashier does to an order, as operations. All of them are pure but for the ids they make. */

/** A product or one of its variants, as the grid or the scanner hands it over. */
export interface Sellable {
  readonly productId: string;
  readonly variantId: string | null;
  readonly name: string;
  readonly price: string;
  readonly taxRate: string;
}

/** The largest quantity of one line, in thousandths: 99,999.999. More is a slip of the finger. */
export const LARGEST_QUANTITY = 99_999_999n;

/**
 * One more of a product. The last plain line of it is raised, so that ten taps are one line of ten;
 * a line with a note, a discount or another price was made on purpose and is left as it is.
 */
export function addOne(order: OrderBody, product: Sellable): Operation {
  const line = order.lines.findLast((candidate) => isPlainLineOf(candidate, product));
  if (line === undefined) return addItem(itemOf({ ...product, quantity: '1', note: null, discount: null }));
  return setQuantity(line.id, readQuantity(line.quantity) + ONE);
}

function isPlainLineOf(line: Line, product: Sellable): boolean {
  return (
    line.productId === product.productId &&
    line.variantId === product.variantId &&
    line.price === product.price &&
    line.note === null &&
    line.discount === null &&
    readQuantity(line.quantity) + ONE <= LARGEST_QUANTITY
  );
}

export function addItem(item: Item): Operation {
  return { id: newId(), op: 'add', item };
}

export function setQuantity(lineId: string, thousandths: bigint): Operation {
  return { id: newId(), op: 'set-quantity', lineId, quantity: writeQuantity(thousandths) };
}

/** One less; the last one of a line takes the line away. */
export function takeOne(line: Line): Operation {
  const left = readQuantity(line.quantity) - ONE;
  return left > 0n ? setQuantity(line.id, left) : removeLine(line.id);
}

export function setNote(lineId: string, note: string): Operation {
  const text = note.trim();
  return { id: newId(), op: 'set-note', lineId, note: text === '' ? null : text };
}

export function setDiscount(lineId: string | null, discount: Discount | null): Operation {
  return { id: newId(), op: 'set-discount', lineId, discount };
}

export function removeLine(lineId: string): Operation {
  return { id: newId(), op: 'remove', lineId };
}

export function clearOrder(): Operation {
  return { id: newId(), op: 'clear' };
}

/**
 * Lines that were taken away, back at their places with everything that was typed on them. Who put one back
 * meanwhile has the last word on it; on an order that never had them they are new lines.
 */
export function bringBack(order: OrderBody, lines: readonly Line[]): Operation[] {
  const here = new Set(order.lines.map((line) => line.id));
  const gone = new Set((order.gone ?? []).map(({ line }) => line.id));
  return lines
    .filter((line) => !here.has(line.id))
    .flatMap((line) =>
      gone.has(line.id) ? [setQuantity(line.id, readQuantity(line.quantity))] : putBack([line]),
    );
}

/** Lines that belong to no order, put on this one as new lines with everything that was typed on them. */
export function putBack(lines: readonly Line[]): Operation[] {
  return lines.map((line) => addItem(itemOf(line)));
}

type Sold = Pick<
  Line,
  'productId' | 'variantId' | 'name' | 'price' | 'quantity' | 'note' | 'discount' | 'taxRate'
>;

function itemOf(sold: Sold): Item {
  const { productId, variantId, note, discount, name, price, quantity, taxRate } = sold;
  return {
    id: newId(),
    ...(productId === null ? {} : { productId }),
    ...(variantId === null ? {} : { variantId }),
    name,
    price,
    quantity,
    taxRate,
    ...(note === null ? {} : { note }),
    ...(discount === null ? {} : { discount }),
  };
}
