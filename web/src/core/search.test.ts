import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded, matches, productText, type Searchable, search, searchText } from './search';
import table from './tables/search.json';

type Given = { name: string; sku: string | null; barcode: string | null };

const product = ({ name, sku, barcode }: Given, n: number): Searchable => ({
  name,
  code: sku ?? `code-${n}`,
  sku,
  barcode,
  variants: [],
});

describe('search (EV-12), by the table that the server is tested with', () => {
  it.each(table.folded)('$text is folded', ({ text, words }) => {
    expect(folded(text)).toBe(words);
  });

  it.each(table.found)('$query finds $name: $found', ({ name, query, found }) => {
    expect(matches(searchText([name]), query)).toBe(found);
  });

  it.each(table.ranked)('$query: its own number first', ({ products, query, order }) => {
    const indexed = products.map(product).map((each) => ({ product: each, text: productText(each) }));
    expect(search(indexed, query).map(({ name }) => name)).toEqual(order);
  });

  it('folding again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(folded(folded(text))).toBe(folded(text));
      }),
    );
  });

  it('looks at the numbers of variants, and at no category', () => {
    const chipa: Searchable & { category: string } = {
      name: 'Chipá  Guazú',
      code: 'chipa-guazu',
      category: 'Horno',
      sku: 'CG-01',
      barcode: '7840001000018',
      variants: [{ name: 'Familiar', sku: 'CG-02', barcode: null }],
    };
    const finds = (query: string) =>
      search([{ product: chipa, text: productText(chipa) }], query).length === 1;
    for (const query of ['CHIPÁ', 'guazu chip', '784000', 'cg-02', 'familiar', 'Guazú  familiar']) {
      expect(finds(query)).toBe(true);
    }
    for (const query of ['horno', 'chipa cocido', '  ', '*']) expect(finds(query)).toBe(false);
  });
});
