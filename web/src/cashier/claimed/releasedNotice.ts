import type { TFunction } from 'i18next';
import { partsText } from '#/cashier/order/taken';
import type { HeldOrder } from '#/claims/HeldOrder';
import type { Part } from '#/core/tender';
import { shortNumber } from '#/orders/claimState';
import type { Order } from '#/protocol/shapes';
import type { MoneyFormat } from '#/ui/Money';
import type { Notice } from '#/ui/notice';

/** Said of an order that went back to the queue; with what was taken of it, as no other till knows of that. */
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

/** What was taken of an order that is left as it is: not one that is lost, or whose payment is being booked. */
export function takenOf({ till, snapshot }: HeldOrder): readonly Part[] {
  const { kind } = till.desk.snapshot();
  const left = snapshot().loss === null && (kind === 'free' || kind === 'refused');
  return left ? till.parts.snapshot().parts : [];
}
