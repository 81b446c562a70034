import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Sellable } from '#/core/edit';
import { matches, searchText } from '#/core/search';
import { body, client } from '#/protocol/client';
import type { Product, Variant } from '#/protocol/shapes';

const PAGE = 200;
/** What a till keeps at hand; of a larger catalogue the rest is asked for as it is searched. */
const MOST_AT_HAND = 2_000;
/** Prices change in the morning, not while a customer waits. */
const FRESH_MS = 60_000;

type Page = { items: Product[]; nextCursor: string | null };

async function page(query: { q?: string; barcode?: string; cursor?: string }): Promise<Page> {
  return body<Page>(client.GET('/api/products', { params: { query: { limit: PAGE, ...query } } }));
}

export type AtHand = { products: Product[]; complete: boolean };

const atHandQuery = queryOptions({
  queryKey: ['products', 'at hand'],
  queryFn: async (): Promise<AtHand> => {
    const products: Product[] = [];
    let cursor: string | null = null;
    do {
      const next: Page = await page(cursor === null ? {} : { cursor });
      products.push(...next.items);
      cursor = next.nextCursor;
    } while (cursor !== null && products.length < MOST_AT_HAND);
    return { products, complete: cursor === null };
  },
  staleTime: FRESH_MS,
  gcTime: Number.POSITIVE_INFINITY,
});

export type Choice = { search: string; category: string | null };

/** The products to show, at once from those at hand, completed by the server for a large catalogue. */
export function useCatalogue({ search, category }: Choice) {
  const atHand = useQuery(atHandQuery);
  const products = atHand.data?.products;
  const indexed = useMemo(
    () => (products ?? []).map((product) => ({ product, text: searchText(product) })),
    [products],
  );
  const categories = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { category: name } of products ?? []) {
      if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return [...counts.keys()].sort((a, b) => a.localeCompare(b));
  }, [products]);
  const found = useMemo(
    () =>
      indexed
        .filter(({ product }) => category === null || product.category === category)
        .filter(({ text }) => search === '' || matches(text, search))
        .map(({ product }) => product),
    [indexed, category, search],
  );
  const beyond = useQuery({
    queryKey: ['products', 'search', search],
    queryFn: () => page({ q: search }),
    enabled: search !== '' && category === null && atHand.data?.complete === false,
    staleTime: FRESH_MS,
  });
  const shown = useMemo(() => {
    const known = new Set(found.map(({ id }) => id));
    return [...found, ...(beyond.data?.items ?? []).filter(({ id }) => !known.has(id))];
  }, [found, beyond.data]);
  return {
    shown,
    categories,
    products,
    error: atHand.error,
    retry: atHand.refetch,
    loading: atHand.isPending,
  };
}

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

/** What a scanned code stands for among `products`; a product with variants has to be chosen from. */
function coded(products: readonly Product[], code: string): Sellable | Product | null {
  for (const product of products) {
    const variant = product.variants.find(({ barcode, sku }) => barcode === code || sku === code);
    if (variant !== undefined) return sellable(product, variant);
    if (product.barcode === code || product.sku === code || product.code === code) {
      return product.variants.length > 0 ? product : sellable(product);
    }
  }
  return null;
}

/** Looks a scanned code up, at hand first. Null: the shop sells nothing under it. */
export async function lookUp(code: string, products: readonly Product[]): Promise<Sellable | Product | null> {
  const known = coded(products, code);
  if (known !== null) return known;
  return coded((await page({ barcode: code })).items, code);
}
