import type { Discount } from '#/core/order';
import { readPercent, WHOLE_PERCENT } from '#/core/quantity';
import { asTyped, type TypedAmount, wire } from '#/ui/amountText';

export type DiscountKind = 'none' | 'percent' | 'amount';

/** A discount while it is being typed: what was typed of either kind stays there when the other is looked at. */
export type DiscountTyped = {
  readonly kind: DiscountKind;
  readonly percent: string;
  readonly amount: TypedAmount;
};

export function discountTyped(discount: Discount | null): DiscountTyped {
  if (discount === null) return { kind: 'none', percent: '', amount: '' };
  return 'percent' in discount
    ? { kind: 'percent', percent: discount.percent, amount: '' }
    : { kind: 'amount', percent: '', amount: asTyped(discount.amount) };
}

/** `"12."` and `""` as a complete figure. */
export const complete = (typed: string) => (typed === '' ? '0' : typed.replace(/\.$/, ''));

/** A percentage with at most three decimals; the comma of the Spanish keyboard is a point. */
export function percentTyped(text: string, before: string): string {
  const typed = text.replace(',', '.');
  return /^\d{0,3}(\.\d{0,3})?$/.test(typed) ? typed.replace(/^\./, '0.') : before;
}

/** The percentage after one more key of the pad, or unchanged where the key can't follow. */
export const percentAfter = (before: string, key: string): string =>
  key === 'erase' ? before.slice(0, -1) : percentTyped(before + key, before);

export const isTooHigh = ({ kind, percent }: DiscountTyped): boolean =>
  kind === 'percent' && readPercent(complete(percent)) > WHOLE_PERCENT;

/** What was typed, as it goes on the order; nothing and zero are no discount. */
export function discountOf({ kind, percent, amount }: DiscountTyped): Discount | null {
  if (kind === 'percent' && /[1-9]/.test(percent)) return { percent: complete(percent) };
  if (kind === 'amount' && /[1-9]/.test(amount)) return { amount: wire(amount) };
  return null;
}

export const sameDiscount = (one: Discount | null, other: Discount | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
