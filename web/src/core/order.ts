import type { Currency } from './money';

export interface Person {
  readonly id: string;
  readonly username: string;
  readonly name: string;
}

export interface Ref {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

export type Discount = { readonly percent: string } | { readonly amount: string };

/** What a cashier puts on an order. `id` is made here, so that sending it twice adds one line. */
export interface Item {
  readonly id: string;
  readonly productId?: string | null;
  readonly variantId?: string | null;
  readonly name: string;
  readonly price: string;
  readonly quantity: string;
  readonly note?: string | null;
  readonly discount?: Discount | null;
  readonly taxRate?: string;
}

/** A line as the server writes it; `net` is what is paid for it after its share of every discount. */
export interface Line {
  readonly id: string;
  readonly productId: string | null;
  readonly variantId: string | null;
  readonly name: string;
  readonly price: string;
  readonly quantity: string;
  readonly note: string | null;
  readonly discount: Discount | null;
  readonly taxRate: string;
  readonly gross: string;
  readonly discountAmount: string;
  readonly net: string;
  readonly tax: string;
  readonly addedBy: Person;
  readonly changedVersion: number;
}

/** The part of an order document that lines and totals depend on; documents carry more. */
export interface OrderBody {
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
  readonly lines: readonly Line[];
  readonly discount: Discount | null;
  readonly subtotal: string;
  readonly discountTotal: string;
  readonly taxTotal: string;
  readonly total: string;
  readonly version: number;
}

export type Operation = { readonly id: string } & (
  | { readonly op: 'add'; readonly item: Item }
  | { readonly op: 'set-quantity'; readonly lineId: string; readonly quantity: string }
  | { readonly op: 'set-note'; readonly lineId: string; readonly note: string | null }
  | { readonly op: 'set-discount'; readonly lineId: string | null; readonly discount: Discount | null }
  | { readonly op: 'remove'; readonly lineId: string }
  | { readonly op: 'clear' }
);

/** Who is typing, in which currency: what a new line needs beyond the operation itself. */
export interface Till {
  readonly currency: Currency;
  readonly person: Person;
}

/** The order before its first line, as the server would create it. */
export function emptyOrder(till: Till, pricesIncludeTax: boolean): OrderBody {
  const zero = till.currency.decimals === 0 ? '0' : `0.${'0'.repeat(till.currency.decimals)}`;
  return {
    currency: till.currency.code,
    pricesIncludeTax,
    lines: [],
    discount: null,
    subtotal: zero,
    discountTotal: zero,
    taxTotal: zero,
    total: zero,
    version: 0,
  };
}
