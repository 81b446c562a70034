import { useTranslation } from 'react-i18next';
import { writeMoney } from '#/core/money';
import { quickCash } from '#/core/tender';
import type { Tender } from '#/protocol/shapes';
import { AmountField, AmountPad } from '#/ui/AmountPad';
import { Money, type MoneyFormat, moneyText } from '#/ui/Money';
import type { Action } from '#/ui/palette/action';
import classes from './Amounts.module.css';
import type { Tendering } from './useTendering';

type Props = {
  taking: Tendering;
  tenders: readonly { one: Tender; action: Action }[];
  money: MoneyFormat;
  busy: boolean;
};

/** Signs of an amount, as it is written, of which three do not fit beside each other on a telephone. */
const LONG = 14;

/** How it is paid and how much is handed over. */
export function Amounts({ taking, tenders, money, busy }: Props) {
  const { t } = useTranslation();
  const { tender, given, leftMinor } = taking;
  const currency = { code: money.currency, decimals: money.currencyDecimals };
  const quick = tender === 'cash' && leftMinor > 0n ? quickCash(leftMinor, currency) : [];
  return (
    <div className={classes['amounts']}>
      <fieldset className={classes['tenders']}>
        <legend className="tk-unseen">{t('payment.how')}</legend>
        {tenders.map(({ one, action }) => (
          <button
            key={one}
            type="button"
            className={`${classes['choice']} ${classes['tender']}`}
            aria-pressed={tender === one}
            disabled={action.disabled}
            onClick={action.run}
          >
            {action.icon} {action.label}
          </button>
        ))}
      </fieldset>
      <div className={classes['given']}>
        <AmountField
          label={t(tender === 'cash' ? 'payment.received' : 'payment.cardAmount')}
          value={taking.shown}
          onChange={taking.type}
          of={money}
        />
      </div>
      {quick.length > 0 && (
        <fieldset
          className={classes['quick']}
          data-shortcuts
          data-even={quick.length % 3 === 1 || undefined}
          data-long={
            quick.some((minor) => moneyText(writeMoney(minor, currency), money).length > LONG) || undefined
          }
        >
          <legend className="tk-unseen">{t('payment.quick')}</legend>
          {quick.map((minor, i) => {
            const amount = writeMoney(minor, currency);
            return (
              <button
                key={amount}
                type="button"
                className={`${classes['choice']} ${classes['amount']}`}
                aria-pressed={given === amount && !taking.inDoubt}
                disabled={busy}
                onClick={() => taking.pick(amount)}
              >
                {i === 0 && <small>{t('payment.exact')}</small>}
                <Money amount={amount} of={money} />
              </button>
            );
          })}
        </fieldset>
      )}
      <AmountPad value={taking.typing} onChange={taking.type} of={money} />
    </div>
  );
}
