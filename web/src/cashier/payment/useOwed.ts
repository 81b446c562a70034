import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { writeMoney } from '#/core/money';
import type { TillOrder } from '#/sync/till-order';
import { type MoneyFormat, moneyText } from '#/ui/Money';
import { notify } from '#/ui/notice';

/** Says what is to be handed back to a customer whose order went while a part of it was taken. */
export function useOwed({ parts }: TillOrder, money: MoneyFormat): void {
  const { t } = useTranslation();
  const { owed } = useSyncExternalStore(parts.subscribe, parts.snapshot);
  useEffect(() => {
    if (owed.length === 0) return;
    const currency = { code: money.currency, decimals: money.currencyDecimals };
    const amounts = owed.map(({ tender, given }) => {
      const name = t(tender === 'cash' ? 'payment.cash' : 'payment.card');
      return `${moneyText(writeMoney(given, currency), money)} (${name})`;
    });
    notify({ text: t('payment.owed', { amounts: amounts.join(', ') }), detail: t('payment.owedDetail') });
    parts.told();
  }, [owed, parts, money, t]);
}
