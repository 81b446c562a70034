/**
 * Exact decimals. A figure is a BigInt count of its smallest unit from the moment it is read until
 * it is written again; no JavaScript number ever holds money, a quantity or a rate.
 */

/** Text that is not a plain decimal, or has more decimals than its unit has. */
export class DecimalError extends Error {
  constructor(
    readonly text: string,
    readonly decimals: number,
  ) {
    super(`"${text}" is not a decimal of at most ${decimals} places`);
    this.name = 'DecimalError';
  }
}

const PLAIN_DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** `parseDecimal("12.5", 2)` is `1250n`. Surplus zeros are accepted, surplus digits are not. */
export function parseDecimal(text: string, decimals: number): bigint {
  const match = PLAIN_DECIMAL.exec(text);
  if (match === null) throw new DecimalError(text, decimals);
  const [, sign, whole, fraction = ''] = match;
  if (/[1-9]/.test(fraction.slice(decimals))) throw new DecimalError(text, decimals);
  const digits = `${whole}${fraction.slice(0, decimals).padEnd(decimals, '0')}`;
  const magnitude = BigInt(digits);
  return sign === '-' ? -magnitude : magnitude;
}

/** `writeDecimal(1250n, 2)` is `"12.50"`: always exactly `decimals` places. */
export function writeDecimal(value: bigint, decimals: number): string {
  const magnitude = value < 0n ? -value : value;
  const digits = magnitude.toString().padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  const sign = value < 0n ? '-' : '';
  return decimals === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, cut)}.${digits.slice(cut)}`;
}

/** `numerator / denominator` to the nearest integer, halves up; for amounts that are not negative. */
export function roundHalfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}

export function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
