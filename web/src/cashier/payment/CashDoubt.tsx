import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { readMoney, writeMoney } from '#/core/money';
import type { Payment } from '#/core/tender';
import { Dialog } from '#/ui/Dialog';
import { WarningIcon } from '#/ui/icons';
import { type MoneyFormat, moneyText } from '#/ui/Money';

type Props = { cash: Payment; money: MoneyFormat; onRight: () => void; onWrong: () => void };

/** Far more cash than is due: a slip of the finger, a code, or a customer who really gives it. Enter corrects it. */
export function CashDoubt({ cash: { amount, tendered = amount }, money, onRight, onWrong }: Props) {
  const { t } = useTranslation();
  const currency = { code: money.currency, decimals: money.currencyDecimals };
  const change = writeMoney(readMoney(tendered, currency) - readMoney(amount, currency), currency);
  return (
    <Dialog
      tone="warn"
      icon={<WarningIcon />}
      title={t('payment.doubtTitle', { tendered: moneyText(tendered, money) })}
      onClose={onWrong}
      actions={
        <>
          <Button variant="default" onClick={onRight}>
            {t('payment.doubtRight')}
          </Button>
          <Button data-autofocus onClick={onWrong}>
            {t('payment.doubtWrong')}
          </Button>
        </>
      }
    >
      <p>{t('payment.doubtDetail', { due: moneyText(amount, money), change: moneyText(change, money) })}</p>
    </Dialog>
  );
}
