import { parseDecimal, writeDecimal } from './decimal';

/** Quantities are thousandths: a kilogram scale shows grams. */
export const ONE = 1000n;

/** `"0.350"` is `350n` thousandths. */
export function readQuantity(wire: string): bigint {
  return parseDecimal(wire, 3);
}

/** Whole quantities have no decimals (`"2"`), weights have all three (`"0.350"`). */
export function writeQuantity(thousandths: bigint): string {
  return thousandths % ONE === 0n ? (thousandths / ONE).toString() : writeDecimal(thousandths, 3);
}

/** A percentage on the wire (`"10"`, `"12.5"`) as basis points (`1000n`, `1250n`). */
export function readPercent(wire: string): bigint {
  return parseDecimal(wire, 2);
}
