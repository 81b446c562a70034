import type { Sellable } from '#/core/edit';
import type { Product, Variant } from '#/protocol/shapes';

/** A product as it goes on an order; a variant has its own price and shows both names. */
export function sellable(product: Product, variant: Variant | null = null): Sellable {
  return {
    productId: product.id,
    variantId: variant?.id ?? null,
    name: variant === null ? product.name : `${product.name} · ${variant.name}`,
    price: variant?.price ?? product.price,
    taxRate: product.taxRate,
  };
}
