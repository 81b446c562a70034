import { useTranslation } from 'react-i18next';
import { type Currency, writeMoney } from '#/core/money';
import type { TakenPart } from '#/sync/state';
import { CrossIcon } from '#/ui/icons';
import { Money, type MoneyFormat, moneyText } from '#/ui/Money';
import classes from './Due.module.css';

type Props = {
  due: string;
  left: string;
  parts: readonly TakenPart[];
  money: MoneyFormat;
  onGiveBack: (partId: string) => void;
};

/** What is still to be paid, and what of it is taken already. */
export function Due({ due, left, parts, money, onGiveBack }: Props) {
  const { t } = useTranslation();
  const currency: Currency = { code: money.currency, decimals: money.currencyDecimals };
  const whole = parts.length === 0;
  return (
    <div className={classes['due']} data-whole={whole || undefined}>
      {!whole && (
        <ul className={classes['parts']} data-uncovered aria-label={t('payment.taken')}>
          {parts.map(({ id, tender: one, given }) => {
            const tender = t(one === 'cash' ? 'payment.cash' : 'payment.card');
            const amount = writeMoney(given, currency);
            return (
              <li key={id} className={classes['part']}>
                <span>{tender}</span>
                <Money amount={amount} of={money} />
                <button
                  type="button"
                  className="tk-sign"
                  aria-label={t('payment.giveBack', { amount: moneyText(amount, money), tender })}
                  onClick={() => onGiveBack(id)}
                >
                  <CrossIcon size={20} />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <dl className={classes['main']} data-long={due.length > 9 || undefined}>
        <dt>{t(whole ? 'payment.due' : 'payment.left')}</dt>
        <dd>
          <Money amount={left} of={money} />
        </dd>
      </dl>
    </div>
  );
}
