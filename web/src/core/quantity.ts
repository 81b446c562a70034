import { parseDecimal, writeDecimal } from './decimal';

/** Quantities are thousandths: a kilogram scale shows grams. */
export const ONE = 1000n;

/** Percentages are thousandths of a percent: New York taxes at 8.875. */
export const WHOLE_PERCENT = 100_000n;

/** `"0.35"` is `350n` thousandths. */
export function readQuantity(wire: string): bigint {
  return parseDecimal(wire, 3);
}

/** The shortest way to write it, which is the server's: `"2"`, `"0.35"`. */
export function writeQuantity(thousandths: bigint): string {
  return writeDecimal(thousandths, 3).replace(/\.?0+$/, '');
}

/** `"12.5"` percent is `12500n`. */
export function readPercent(wire: string): bigint {
  return parseDecimal(wire, 3);
}

/** `12500n` is `"12.5"`. */
export function writePercent(thousandths: bigint): string {
  return writeQuantity(thousandths);
}
