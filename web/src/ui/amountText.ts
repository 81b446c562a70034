import { largestMoney, readMoney, writeMoney } from '#/core/money';
import type { MoneyFormat } from './Money';
import { writingOf } from './moneyWriting';
import { afterKey, complete, type NumberRule, settled, type TypedNumber } from './numberTyping';

/** An amount being typed: plain digits with at most one point, as the server takes it; empty is nothing typed yet. */
export type TypedAmount = TypedNumber;

const limit = (of: MoneyFormat) => largestMoney({ code: of.currency, decimals: of.currencyDecimals });

/** The largest amount as the server writes it. */
export const largestAmount = (of: MoneyFormat): string =>
  writeMoney(limit(of), { code: of.currency, decimals: of.currencyDecimals });

/** What a field of amounts takes. */
export function amountRule(of: MoneyFormat): NumberRule {
  const { point, group, above } = writingOf(of.currency);
  return { decimals: of.currencyDecimals, largest: limit(of), point, group, above };
}

/** Whether a key has no place after what was typed. */
export const isStuck = (before: TypedAmount, key: string, of: MoneyFormat): boolean =>
  afterKey(settled(before), key, amountRule(of)).typed === before && before !== '0';

/** `"12."` and `""` as a complete amount. */
export const wire = complete;

/** `"200"` and `"200.00"` are the same amount. */
export function sameAmount(a: string, b: string, of: MoneyFormat): boolean {
  const currency = { code: of.currency, decimals: of.currencyDecimals };
  return readMoney(wire(a), currency) === readMoney(wire(b), currency);
}

/** `"200.00"` as somebody would have typed it: `200`; `"12.50"` stays what every screen writes. */
export function asTyped(amount: string): TypedAmount {
  return amount.replace(/\.0+$/, '');
}
