import type { Line, NewLine, Order, Person, Operation as SentOperation } from '../protocol/shapes';
import { type Currency, writeMoney } from './money';

export type { Discount, Line, Person, Ref } from '../protocol/shapes';

/**
 * What a cashier puts on an order. It carries its name and price, so that what was typed without a
 * connection means the same when it is sent; `id` is made here, so that sending it twice adds one line.
 */
export type Item = NewLine & { name: string; price: string };

/** A change of an order. The only ones that there are (OR-2). */
export type Operation = Exclude<SentOperation, { op: 'add' }> | { id: string; op: 'add'; item: Item };

/** The part of an order document that lines and totals depend on; documents carry more. */
export type OrderBody = Pick<
  Order,
  | 'currency'
  | 'pricesIncludeTax'
  | 'lines'
  | 'discount'
  | 'subtotal'
  | 'discountTotal'
  | 'netTotal'
  | 'taxTotal'
  | 'total'
  | 'version'
> & {
  /**
   * Lines that were seen on it and are taken away, each with its place among all lines. They are not on the
   * order any more, but a quantity set later (to undo it, or already on its way) brings one back.
   */
  gone?: readonly GoneLine[];
};

export interface GoneLine {
  readonly place: number;
  readonly line: Line;
}

/** Who is typing, in which currency: what a new line needs beyond the operation itself. */
export interface EditContext {
  readonly currency: Currency;
  readonly person: Person;
}

/** The order before its first line, as the server would create it. */
export function emptyOrder(context: EditContext, pricesIncludeTax: boolean): OrderBody {
  const zero = writeMoney(0n, context.currency);
  return {
    currency: context.currency.code,
    pricesIncludeTax,
    lines: [],
    discount: null,
    subtotal: zero,
    discountTotal: zero,
    netTotal: zero,
    taxTotal: zero,
    total: zero,
    version: 0,
  };
}
