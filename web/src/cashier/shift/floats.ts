import { readMoney } from '#/core/money';
import type { Profile } from '#/protocol/shapes';
import { sameAmount, wire } from '#/ui/amountText';
import { cashOf } from '#/ui/currencies';
import type { MoneyFormat } from '#/ui/Money';

/** Above so many times the largest usual float, a digit too many is likelier than the money. */
const FAR = 10n;

/** The profile's own float first, then what shops of this currency usually start with. */
export function usualFloats(profile: Profile, of: MoneyFormat): string[] {
  const currency = { code: of.currency, decimals: of.currencyDecimals };
  const usual = cashOf(currency).floats.filter((amount) => !sameAmount(amount, profile.defaultFloat, of));
  return [profile.defaultFloat, ...usual].slice(0, 4);
}

/** The largest of the usual floats. */
export function largestUsual(profile: Profile, of: MoneyFormat): string {
  const minor = (amount: string) => minorOf(amount, of);
  return usualFloats(profile, of).reduce((most, amount) => (minor(amount) > minor(most) ? amount : most));
}

/** Whether a float is so far above the usual ones that it is asked about once. */
export const isFarAbove = (amount: string, profile: Profile, of: MoneyFormat): boolean =>
  minorOf(amount, of) > FAR * minorOf(largestUsual(profile, of), of);

const minorOf = (amount: string, of: MoneyFormat): bigint =>
  readMoney(wire(amount), { code: of.currency, decimals: of.currencyDecimals });
