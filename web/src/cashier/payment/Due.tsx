import { useTranslation } from 'react-i18next';
import { type Currency, writeMoney } from '#/core/money';
import type { Part } from '#/core/tender';
import { CrossIcon } from '#/ui/icons';
import { Money, type MoneyFormat, moneyText } from '#/ui/Money';
import classes from './Due.module.css';

type Props = {
  due: string;
  left: string;
  change: string;
  parts: readonly Part[];
  money: MoneyFormat;
  onTakeBack: (part: Part) => void;
};

/** What is to be paid, what of it is taken already, and what will go back. */
export function Due({ due, left, change, parts, money, onTakeBack }: Props) {
  const { t } = useTranslation();
  const currency: Currency = { code: money.currency, decimals: money.currencyDecimals };
  const whole = parts.length === 0;
  const long = due.length > 9 || undefined;
  return (
    <div className={classes['due']}>
      <dl className={classes['sums']}>
        <div className={classes[whole ? 'main' : 'sum']} data-long={long}>
          <dt>{t('payment.due')}</dt>
          <dd>
            <Money amount={due} of={money} />
          </dd>
        </div>
        {!whole && (
          <div className={classes['main']} data-long={long}>
            <dt>{t('payment.left')}</dt>
            <dd>
              <Money amount={left} of={money} />
            </dd>
          </div>
        )}
        {/[1-9]/.test(change) && (
          <div className={classes['back']}>
            <dt>{t('payment.change')}</dt>
            <dd>
              <Money amount={change} of={money} />
            </dd>
          </div>
        )}
      </dl>
      {!whole && (
        <ul className={classes['parts']} aria-label={t('payment.taken')}>
          {parts.map((part) => {
            const tender = t(part.tender === 'cash' ? 'payment.cash' : 'payment.card');
            const amount = writeMoney(part.given, currency);
            return (
              <li key={`${part.tender} ${amount}`} className={classes['part']}>
                <span>{tender}</span>
                <Money amount={amount} of={money} />
                <button
                  type="button"
                  aria-label={t('payment.takeBack', { amount: moneyText(amount, money), tender })}
                  onClick={() => onTakeBack(part)}
                >
                  <CrossIcon size={20} />
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
