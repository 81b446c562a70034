import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { productText, search as searched } from '#/core/search';
import { body, client } from '#/protocol/client';
import type { Product } from '#/protocol/shapes';
import { byBarcode, byNumber, type Named } from './scanned';

const PAGE = 200;
/** What a register keeps at hand; of a larger catalogue the rest is asked for as it is searched. */
const MOST_AT_HAND = 2_000;
/** Prices change in the morning, not while a customer waits. */
const FRESH_MS = 60_000;

type Page = { items: Product[]; nextCursor: string | null };

type Query = { q?: string; category?: string; barcode?: string; cursor?: string };

async function page(query: Query): Promise<Page> {
  return body<Page>(client.GET('/api/products', { params: { query: { limit: PAGE, ...query } } }));
}

export type AtHand = { products: Product[]; complete: boolean };
const NOTHING_AT_HAND: AtHand = { products: [], complete: false };

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
  const categories = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { category: name } of products ?? []) {
      if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return [...counts.keys()].sort((a, b) => a.localeCompare(b));
  }, [products]);
  const beyond = useQuery({
    queryKey: ['products', 'search', search, category],
    queryFn: () => page({ q: search, ...(category === null ? {} : { category }) }),
    enabled: search !== '' && atHand.data?.complete === false,
    staleTime: FRESH_MS,
  });
  // All that are known, in the order of the grid: those at hand come first on it.
  const indexed = useMemo(() => {
    const known = new Set((products ?? []).map(({ id }) => id));
    const more = (beyond.data?.items ?? []).filter(({ id }) => !known.has(id));
    return [...(products ?? []), ...more].map((product) => ({ product, text: productText(product) }));
  }, [products, beyond.data]);
  const shown = useMemo(() => {
    const offered = indexed.filter(({ product }) => category === null || product.category === category);
    return search === '' ? offered.map(({ product }) => product) : searched(offered, search);
  }, [indexed, category, search]);
  return {
    shown,
    categories,
    products,
    atHand: atHand.data ?? NOTHING_AT_HAND,
    error: atHand.error,
    retry: atHand.refetch,
    loading: atHand.isPending,
  };
}

/** Every barcode of `products` and their variants. */
export const codesOf = (products: readonly Product[]): string[] =>
  products
    .flatMap(({ barcode, variants }) => [barcode, ...variants.map((variant) => variant.barcode)])
    .filter((code) => code !== null);

/**
 * Looks a scanned code up: a barcode always before a stock number, also one that is not at hand. Null: the shop sells
 * nothing under it.
 */
export async function lookUp(code: string, atHand: AtHand): Promise<Named | null> {
  const known = byBarcode(atHand.products, code);
  if (known !== null) return known;
  if (atHand.complete) return byNumber(atHand.products, code);
  return (
    byBarcode((await page({ barcode: code })).items, code) ??
    byNumber(atHand.products, code) ??
    byNumber((await page({ q: code })).items, code)
  );
}
