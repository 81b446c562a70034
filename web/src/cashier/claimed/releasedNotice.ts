import type { TFunction } from 'i18next';
import { partsText } from '#/cashier/order/taken';
import type { ClaimedOrder } from '#/claims/ClaimedOrder';
import type { Part } from '#/core/tender';
import { shortNumber } from '#/orders/claimState';
import type { Order } from '#/protocol/shapes';
import type { MoneyFormat } from '#/ui/Money';
import type { Notice } from '#/ui/notice';

/** The notice of an order that was released, with the parts taken of it, which no other register knows of. */
export function releasedNotice(
  t: TFunction,
  order: Order,
  taken: readonly Part[],
  money: MoneyFormat,
): Notice {
  const text = t('queue.released', { number: shortNumber(order.number) });
  if (taken.length === 0) return { text };
  return {
    tone: 'warn',
    text: `${text}.`,
    detail: t('queue.releasedTaken', { amounts: partsText(t, taken, money) }),
  };
}

/** Returns the parts taken of a claimed order; none where the claim is lost or a payment is being booked. */
export function takenOf({ opened, snapshot }: ClaimedOrder): readonly Part[] {
  const { kind } = opened.desk.snapshot();
  const left = snapshot().loss === null && (kind === 'free' || kind === 'refused');
  return left ? opened.parts.snapshot().parts : [];
}
