import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { partsText } from '#/cashier/order/taken';
import type { OpenedOrder } from '#/sync/opened-order';
import type { MoneyFormat } from '#/ui/Money';
import { notify } from '#/ui/notice';

/** Says what is to be handed back to a customer whose order went while a part of it was taken. */
export function useOwed({ parts }: OpenedOrder, money: MoneyFormat): void {
  const { t } = useTranslation();
  const { owed } = useSyncExternalStore(parts.subscribe, parts.snapshot);
  useEffect(() => {
    if (owed.length === 0) return;
    notify({
      text: t('payment.owed', { amounts: partsText(t, owed, money) }),
      detail: t('payment.owedDetail'),
    });
    parts.acknowledgeOwed();
  }, [owed, parts, money, t]);
}
