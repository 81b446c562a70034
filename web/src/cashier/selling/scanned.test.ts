import { describe, expect, it } from 'vitest';
import type { Product } from '#/protocol/shapes';
import { byBarcode, byNumber } from './scanned';

function product(name: string, given: Partial<Product> = {}): Product {
  return {
    id: name,
    code: name.toLowerCase(),
    name,
    category: null,
    price: '1.00',
    taxRate: '0',
    sku: null,
    barcode: null,
    variants: [],
    ...given,
  };
}

const variant = (name: string, given: { sku?: string; barcode?: string }) => ({
  id: name,
  name,
  price: '2.00',
  sku: null,
  barcode: null,
  ...given,
});

const gin = product('Gin', { sku: '5012345', barcode: '5060000000017' });
const crisps = product('Crisps', { sku: 'FC-1', barcode: '5012345' });

describe('what a scanned code stands for', () => {
  it('is whose barcode it is, whoever has it for a stock number', () => {
    expect(byBarcode([gin, crisps], '5012345')).toMatchObject({ kind: 'one', thing: { name: 'Crisps' } });
    expect(byNumber([gin, crisps], '5012345')).toMatchObject({ kind: 'one', thing: { name: 'Gin' } });
  });

  it('is asked about where two carry it', () => {
    const cola = product('Cola A', { barcode: '5449000000996' });
    const other = product('Cola B', { barcode: '05449000000996' });
    expect(byBarcode([cola, other], '5449000000996')).toMatchObject({
      kind: 'several',
      things: [{ name: 'Cola A' }, { name: 'Cola B' }],
    });
    const twice = [product('One', { sku: 'X-1' }), product('Two', { sku: 'X-1' })];
    expect(byNumber(twice, 'X-1')).toMatchObject({ kind: 'several' });
  });

  it('offers the variants of a product that has some, never the product without one', () => {
    const shirt = product('Shirt', { sku: 'X-1', variants: [variant('M', {}), variant('L', {})] });
    const found = byNumber([product('Cap', { sku: 'X-1' }), shirt], 'X-1');
    expect(found).toMatchObject({
      kind: 'several',
      things: [{ name: 'Cap' }, { name: 'Shirt · M' }, { name: 'Shirt · L' }],
    });
  });

  it('is a GTIN with and without its zeros, and an internal code only as it is', () => {
    const upc = product('Tea', { barcode: '012345678905' });
    for (const code of ['012345678905', '0012345678905', '00012345678905'])
      expect(byBarcode([upc], code)).toMatchObject({ kind: 'one', thing: { name: 'Tea' } });
    const shelf = product('Shelf', { barcode: '0094' });
    expect(byBarcode([shelf], '94')).toBeNull();
    expect(byBarcode([shelf], '0094')).toMatchObject({ kind: 'one' });
  });

  it('is a variant by its own barcode before another product by its stock number', () => {
    const shirt = product('Shirt', {
      variants: [variant('L', { barcode: 'S-1' }), variant('M', { sku: 'M-1' })],
    });
    const socks = product('Socks', { sku: 'S-1' });
    expect(byBarcode([socks, shirt], 'S-1')).toMatchObject({ kind: 'one', thing: { name: 'Shirt · L' } });
    expect(byNumber([socks, shirt], 'M-1')).toMatchObject({ kind: 'one', thing: { name: 'Shirt · M' } });
    expect(byNumber([shirt], 'shirt')).toMatchObject({ kind: 'variants', product: { name: 'Shirt' } });
    expect(byNumber([shirt], 'nothing')).toBeNull();
  });
});
