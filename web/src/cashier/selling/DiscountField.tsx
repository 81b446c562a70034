import { useTranslation } from 'react-i18next';
import { AmountField } from '#/ui/AmountPad';
import type { MoneyFormat } from '#/ui/Money';
import classes from './DiscountField.module.css';
import { type DiscountTyped, percentTyped } from './discount';

type Props = {
  legend: string;
  value: DiscountTyped;
  money: MoneyFormat;
  onChange: (value: DiscountTyped) => void;
  autoFocus?: boolean;
};

const KINDS = { none: 'selling.noDiscount', percent: 'selling.percent', amount: 'selling.amount' } as const;
const USUAL = ['5', '10', '15', '20', '50', '100'];

/** A percentage or an amount, of a line or of the whole order. */
export function DiscountField({ legend, value, money, onChange, autoFocus = false }: Props) {
  const { t } = useTranslation();
  const { kind, percent, amount } = value;
  return (
    <fieldset className={classes['discount']}>
      <legend>{legend}</legend>
      <div className={classes['kinds']}>
        {(['none', 'percent', 'amount'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={kind === one}
            data-autofocus={(autoFocus && kind === one) || undefined}
            onClick={() => onChange({ ...value, kind: one })}
          >
            {t(KINDS[one])}
          </button>
        ))}
      </div>
      {kind === 'percent' && (
        <div className={classes['percents']}>
          {USUAL.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={percent === one}
              onClick={() => onChange({ ...value, percent: one })}
            >
              {one} %
            </button>
          ))}
          <label>
            <span className="tk-unseen">{t('selling.percent')}</span>
            <input
              inputMode="decimal"
              value={percent}
              onChange={(event) =>
                onChange({ ...value, percent: percentTyped(event.currentTarget.value, percent) })
              }
            />
            <span aria-hidden="true">%</span>
          </label>
        </div>
      )}
      {kind === 'amount' && (
        <AmountField
          label={t('selling.amount')}
          value={amount}
          onChange={(typed) => onChange({ ...value, amount: typed })}
          of={money}
        />
      )}
    </fieldset>
  );
}
