/** Text as people search it: without accents, case or doubled spaces (`chipa` finds `Chipá`). */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

export interface Searchable {
  readonly name: string;
  readonly code: string;
  readonly category: string | null;
  readonly sku: string | null;
  readonly barcode: string | null;
  readonly variants: readonly { name: string; sku: string | null; barcode: string | null }[];
}

/** Everything about a product that a search looks at, folded once. */
export function searchText(product: Searchable): string {
  const own = [product.name, product.code, product.sku, product.barcode];
  const variants = product.variants.flatMap((variant) => [variant.name, variant.sku, variant.barcode]);
  return folded([...own, ...variants].filter((part) => part !== null).join(' '));
}

/** Whether every word of the query is somewhere in the text. */
export function matches(text: string, query: string): boolean {
  return folded(query)
    .split(' ')
    .every((word) => text.includes(word));
}
