import { barcodeKey } from './barcode';

/**
 * The one rule by which text is searched, as the server has it (`kernel/search.py`, docs/reference/search.md);
 * `tables/search.json` drives the tests of both.
 */

/** Signs that people type for an apostrophe, Guarani's puso and the Slavic and Arabic half rings among them. */
const APOSTROPHES =
  /['`\u00b4\u02b9\u02bb-\u02bf\u02ca\u02cb\u055a\u05f3\u07f4\u07f5\u2018\u2019\u201b\u2032\u2035\ua78b\ua78c\uff07]/gu;
/** Letters that Unicode does not take apart, as they are typed on a keyboard without them. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ø: 'o', ı: 'i', ł: 'l', đ: 'd', ð: 'd' },
  ...{ ħ: 'h', ŧ: 't', ŋ: 'n', ĸ: 'k', ς: 'σ' },
};
const WRITTEN_OTHERWISE = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');
/** Words of a query that count, and the letters from which on one is found inside a word, as on the server. */
const WORDS_MAX = 8;
const INSIDE_FROM = 3;

/** The words of `text`, in small letters without marks, one space between two; folding a folded text changes nothing. */
export function folded(text: string): string {
  return text
    .replace(APOSTROPHES, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(APOSTROPHES, '')
    .toLowerCase()
    .replace(WRITTEN_OTHERWISE, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What something called so is found by. */
export const searchText = (named: readonly (string | null)[]): string =>
  named.map((name) => (name === null ? '' : ` ${folded(name)}`)).join('');

/**
 * Whether all words of the query are found in a `searchText`: one of three letters anywhere in a word, a shorter one
 * where a word begins. A query without a letter or digit finds nothing.
 */
export function matches(text: string, query: string): boolean {
  const words = folded(query).split(' ').slice(0, WORDS_MAX);
  if (words[0] === '') return false;
  return words.every((word) => text.includes([...word].length < INSIDE_FROM ? ` ${word}` : word));
}

type Numbered = { readonly sku: string | null; readonly barcode: string | null };

export interface Searchable extends Numbered {
  readonly name: string;
  readonly code: string;
  readonly variants: readonly (Numbered & { readonly name: string })[];
}

/** Everything about a product that a search looks at, folded once. */
export const productText = ({ name, code, sku, barcode, variants }: Searchable): string =>
  searchText([name, code, sku, barcode, ...variants.flatMap((each) => [each.name, each.sku, each.barcode])]);

const smallAscii = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** 0 is a product of which the query is the barcode, 1 one of which it is the stock number or code, 2 any other. */
export function rank(product: Searchable, query: string): 0 | 1 | 2 {
  const asked = query.trim();
  const things: readonly Numbered[] = [product, ...product.variants];
  const key = barcodeKey(asked);
  if (things.some(({ barcode }) => barcode !== null && barcodeKey(barcode) === key)) return 0;
  const numbers = [product.code, ...things.map(({ sku }) => sku)];
  return numbers.some((number) => number !== null && smallAscii(number) === smallAscii(asked)) ? 1 : 2;
}

/** Those of `products`, each with its `productText`, that the query finds: its own number's first, else as they come. */
export function search<P extends Searchable>(
  products: readonly { readonly product: P; readonly text: string }[],
  query: string,
): P[] {
  const ranked: [P[], P[], P[]] = [[], [], []];
  if (folded(query) === '') return [];
  for (const { product, text } of products) {
    const place = rank(product, query);
    if (place < 2 || matches(text, query)) ranked[place].push(product);
  }
  return ranked.flat();
}
