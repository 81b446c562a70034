import { useTranslation } from 'react-i18next';
import type { PaidTransaction } from '#/protocol/shapes';
import { CheckIcon } from '#/ui/icons';
import { Money, type MoneyFormat, moneyText } from '#/ui/Money';
import { useActions } from '#/ui/palette/actions';
import { useScans } from '#/ui/scanning/useScans';
import { nextOrder } from './actions/nextOrder';
import classes from './Result.module.css';

type Props = {
  transaction: PaidTransaction;
  money: MoneyFormat;
  onNext: () => void;
  onScan: (code: string) => void;
};

/** It is booked: the change, as large as it gets, and the next customer. */
export function Paid({ transaction, money, onNext, onScan }: Props) {
  const { t } = useTranslation();
  const { change, payments, number, total } = transaction;
  const next = nextOrder(t, onNext);
  useActions([next]);
  // The next customer's first product says that this one is gone; the scanner's Enter by itself would not.
  useScans(onScan);
  const back = /[1-9]/.test(change);
  return (
    <section className={classes['paid']} aria-label={t('payment.paidTitle')}>
      <div className={classes['result']}>
        <p className={classes['booked']} role="status">
          <CheckIcon /> {t('payment.paidTitle')} <Money amount={total} of={money} />
        </p>
        <div className={classes['change']} data-long={change.length > 9 || undefined}>
          <h1>{back ? t('payment.change') : t('payment.noChange')}</h1>
          {back && (
            <strong>
              <Money amount={change} of={money} />
            </strong>
          )}
        </div>
        <ul className={classes['how']} data-uncovered>
          <li>{t('payment.receipt', { number })}</li>
          {payments.map(({ tender, amount, tendered }) => (
            <li key={tender}>
              {t(tender === 'cash' ? 'payment.paidCash' : 'payment.paidCard', {
                amount: moneyText(tendered ?? amount, money),
              })}
            </li>
          ))}
        </ul>
      </div>
      <div className={classes['foot']}>
        <button
          type="button"
          className={classes['primary']}
          aria-keyshortcuts="Enter"
          // It stands where the charge stood: the second tap of two is no answer to a change nobody has read.
          onClick={(event) => event.detail < 2 && next.run()}
        >
          {next.label}
        </button>
      </div>
    </section>
  );
}
