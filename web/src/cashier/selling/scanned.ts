import { barcodeKey } from '#/core/barcode';
import type { Sellable } from '#/core/edit';
import type { Product, Variant } from '#/protocol/shapes';
import { sellable } from './sellable';

/** What a code stands for: one thing to sell, or what somebody has to choose from. */
export type Named =
  | { readonly kind: 'one'; readonly thing: Sellable }
  | { readonly kind: 'variants'; readonly product: Product }
  | { readonly kind: 'several'; readonly things: readonly Sellable[] };

type Carrier = { readonly product: Product; readonly variant: Variant | null };

const carriers = (products: readonly Product[]): Carrier[] =>
  products.flatMap((product) => [
    { product, variant: null },
    ...product.variants.map((variant) => ({ product, variant })),
  ]);

/** A product that has variants is sold by one of them; the server takes nothing else. */
const isSoldByVariant = ({ product, variant }: Carrier): boolean =>
  variant === null && product.variants.length > 0;

const things = (carrier: Carrier): Sellable[] =>
  isSoldByVariant(carrier)
    ? carrier.product.variants.map((variant) => sellable(carrier.product, variant))
    : [sellable(carrier.product, carrier.variant)];

function named(found: readonly Carrier[]): Named | null {
  const [only] = found;
  if (only === undefined) return null;
  if (found.length > 1) return { kind: 'several', things: found.flatMap(things) };
  if (isSoldByVariant(only)) return { kind: 'variants', product: only.product };
  return { kind: 'one', thing: sellable(only.product, only.variant) };
}

/** Whose barcode it is. */
export function byBarcode(products: readonly Product[], code: string): Named | null {
  const key = barcodeKey(code);
  const carries = (barcode: string | null) => barcode !== null && barcodeKey(barcode) === key;
  return named(carriers(products).filter(({ product, variant }) => carries((variant ?? product).barcode)));
}

/** Whose stock number it is, and where it is nobody's, whose code. */
export function byNumber(products: readonly Product[], code: string): Named | null {
  const all = carriers(products);
  return (
    named(all.filter(({ product, variant }) => (variant ?? product).sku === code)) ??
    named(all.filter(({ product, variant }) => variant === null && product.code === code))
  );
}
