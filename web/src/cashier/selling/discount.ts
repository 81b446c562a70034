import type { Discount } from '#/core/order';
import { readPercent, WHOLE_PERCENT } from '#/core/quantity';
import { asTyped, wire } from '#/ui/amountText';
import { complete, NOTHING_TYPED, settled, type Typing } from '#/ui/numberTyping';

export type DiscountKind = 'none' | 'percent' | 'amount';

/** A discount while it is being typed: what was typed of either kind stays there when the other is looked at. */
export type DiscountTyped = {
  readonly kind: DiscountKind;
  readonly percent: Typing;
  readonly amount: Typing;
};

export function discountTyped(discount: Discount | null): DiscountTyped {
  if (discount === null) return { kind: 'none', percent: NOTHING_TYPED, amount: NOTHING_TYPED };
  return 'percent' in discount
    ? { kind: 'percent', percent: settled(discount.percent), amount: NOTHING_TYPED }
    : { kind: 'amount', percent: NOTHING_TYPED, amount: settled(asTyped(discount.amount)) };
}

/** The number of it that counts: that of the kind that is chosen. */
export const numbersOf = ({ kind, percent, amount }: DiscountTyped): Typing[] =>
  kind === 'none' ? [] : [kind === 'percent' ? percent : amount];

export const isTooHigh = ({ kind, percent }: DiscountTyped): boolean =>
  kind === 'percent' && readPercent(complete(percent.typed)) > WHOLE_PERCENT;

/** What was typed, as it goes on the order; nothing and zero are no discount. */
export function discountOf({ kind, percent, amount }: DiscountTyped): Discount | null {
  if (kind === 'percent' && /[1-9]/.test(percent.typed)) return { percent: complete(percent.typed) };
  if (kind === 'amount' && /[1-9]/.test(amount.typed)) return { amount: wire(amount.typed) };
  return null;
}

export const sameDiscount = (one: Discount | null, other: Discount | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
