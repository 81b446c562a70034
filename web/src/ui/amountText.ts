import { largestMoney, readMoney, writeMoney } from '#/core/money';
import type { MoneyFormat } from './Money';

/** An amount being typed: plain digits with at most one point, as the server takes it; empty is nothing typed yet. */
export type TypedAmount = string;

const limit = (of: MoneyFormat) => largestMoney({ code: of.currency, decimals: of.currencyDecimals });

/** The largest amount as the server writes it. */
export const largestAmount = (of: MoneyFormat): string =>
  writeMoney(limit(of), { code: of.currency, decimals: of.currencyDecimals });

/** The typed amount after one more key, or unchanged where the key can't follow: a part of it is never taken. */
export function typed(before: TypedAmount, key: string, of: MoneyFormat): TypedAmount {
  if (key === 'erase') return before.slice(0, -1);
  if (key === '.') {
    if (of.currencyDecimals === 0 || before.includes('.')) return before;
    return before === '' ? '0.' : `${before}.`;
  }
  let after = before;
  for (const digit of key) {
    const next = after === '0' ? digit : after + digit;
    const fraction = next.split('.')[1] ?? '';
    if (fraction.length > of.currencyDecimals) return before;
    if (readMoney(wire(next), { code: of.currency, decimals: of.currencyDecimals }) > limit(of))
      return before;
    after = next;
  }
  return after;
}

/** Whether a key has no place after what was typed. */
export const isStuck = (before: TypedAmount, key: string, of: MoneyFormat): boolean =>
  typed(before, key, of) === before && before !== '0';

/** What somebody typed or pasted into the field, with its grouping and sign taken off; null where it does not fit. */
export function fromField(text: string, of: MoneyFormat): TypedAmount | null {
  const point = of.currency === 'PYG' ? ',' : '.';
  let amount: TypedAmount = '';
  for (const sign of [...text].filter((each) => /\d/.test(each) || each === point)) {
    const key = sign === point ? '.' : sign;
    if (isStuck(amount, key, of)) return null;
    amount = typed(amount, key, of);
  }
  return amount;
}

/** The grouping grows while the digits are typed: `1.500.000`, `1,500.5`. */
export function inField(amount: TypedAmount, of: MoneyFormat): string {
  const [group, point] = of.currency === 'PYG' ? ['.', ','] : [',', '.'];
  const [whole = '', fraction] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return fraction === undefined ? grouped : grouped + point + fraction;
}

/** `"12."` and `""` as a complete amount. */
export const wire = (amount: TypedAmount): string => (amount === '' ? '0' : amount.replace(/\.$/, ''));

/** `"200"` and `"200.00"` are the same amount. */
export function sameAmount(a: string, b: string, of: MoneyFormat): boolean {
  const currency = { code: of.currency, decimals: of.currencyDecimals };
  return readMoney(wire(a), currency) === readMoney(wire(b), currency);
}

/** `"200.00"` as somebody would have typed it. */
export function asTyped(amount: string): TypedAmount {
  return amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;
}
