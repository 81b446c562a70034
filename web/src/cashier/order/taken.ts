import type { TFunction } from 'i18next';
import { useSyncExternalStore } from 'react';
import { writeMoney } from '#/core/money';
import type { Part } from '#/core/tender';
import type { OpenedOrder } from '#/sync/opened-order';
import { type MoneyFormat, moneyText } from '#/ui/Money';

/** The parts taken here of an order that is not paid yet. The server hears of them with the sale, not before. */
export const useTaken = ({ parts }: OpenedOrder): readonly Part[] =>
  useSyncExternalStore(parts.subscribe, parts.snapshot).parts;

/** The parts one by one, each with how it was paid: that is how they are handed back. */
export function partsText(t: TFunction, parts: readonly Part[], money: MoneyFormat): string {
  const currency = { code: money.currency, decimals: money.currencyDecimals };
  return parts
    .map(({ tender, given }) => {
      const name = t(tender === 'cash' ? 'payment.cash' : 'payment.card');
      return `${moneyText(writeMoney(given, currency), money)} (${name})`;
    })
    .join(', ');
}

/** What the parts come to. */
export function takenText(parts: readonly Part[], money: MoneyFormat): string {
  const sum = parts.reduce((all, { given }) => all + given, 0n);
  return moneyText(writeMoney(sum, { code: money.currency, decimals: money.currencyDecimals }), money);
}
