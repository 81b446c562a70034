/**
 * A barcode as the trade compares it: eight to fourteen digits with a right check digit are a GTIN, and its zeros in
 * front say nothing; any other code is what it is. The database compares by the same rule (`barcode_key`);
 * `tables/barcodes.json` drives the tests of both.
 */
export function barcodeKey(barcode: string): string {
  return /^[0-9]{8,14}$/.test(barcode) && isChecked(barcode) ? barcode.padStart(14, '0') : barcode;
}

/** The last digit makes the sum, three for each second digit from the right, a multiple of ten. */
function isChecked(digits: string): boolean {
  const sum = [...digits].reverse().reduce((all, digit, i) => all + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
