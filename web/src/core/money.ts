import { parseDecimal, writeDecimal } from './decimal';

/** A currency and how many decimals its smallest unit has: guaraní 0, dollar 2. */
export interface Currency {
  readonly code: string;
  readonly decimals: number;
}

/** The server's amount (`"200.00"`) as minor units (`20000n`). */
export function readMoney(wire: string, currency: Currency): bigint {
  return parseDecimal(wire, currency.decimals);
}

/** Minor units as the server writes them. */
export function writeMoney(minor: bigint, currency: Currency): string {
  return writeDecimal(minor, currency.decimals);
}

/** The largest amount the server takes, 9,999,999,999.99 of any currency, in minor units. */
export function largestMoney(currency: Currency): bigint {
  return parseDecimal(currency.decimals >= 2 ? '9999999999.99' : '9999999999', currency.decimals);
}
