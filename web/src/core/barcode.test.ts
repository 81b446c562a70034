import { expect, it } from 'vitest';
import { barcodeKey } from './barcode';
import table from './tables/barcodes.json';

it.each(table.cases)('$barcode is compared as $key', ({ barcode, key }) => {
  expect(barcodeKey(barcode)).toBe(key);
});
