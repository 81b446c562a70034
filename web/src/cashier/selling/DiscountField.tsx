import { useTranslation } from 'react-i18next';
import { AmountField, AmountPad } from '#/ui/AmountPad';
import type { MoneyFormat } from '#/ui/Money';
import { spoken } from '#/words';
import classes from './DiscountField.module.css';
import { type DiscountTyped, percentAfter, percentTyped } from './discount';
import { NumberPad } from './QuantityPad';

type Props = {
  legend: string;
  value: DiscountTyped;
  money: MoneyFormat;
  onChange: (value: DiscountTyped) => void;
  /** The pad types here, where another field has it too. */
  current?: boolean;
  onCurrent?: () => void;
  autoFocus?: boolean;
};

const KINDS = { none: 'selling.noDiscount', percent: 'selling.percent', amount: 'selling.amount' } as const;
const USUAL = ['5', '10', '15', '20', '50', '100'];

/** A percentage or an amount, of a line or of the whole order. */
export function DiscountField(props: Props) {
  const { legend, value, money, onChange, current = false, onCurrent, autoFocus = false } = props;
  const { t } = useTranslation();
  const { kind, percent, amount } = value;
  return (
    <fieldset className={classes['discount']} onFocus={onCurrent}>
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
          <label data-current={current || undefined}>
            <span className="tk-unseen">{t('selling.percent')}</span>
            <input
              inputMode="none"
              value={spoken() === 'en' ? percent : percent.replace('.', ',')}
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
          current={current}
          onChange={(typed) => onChange({ ...value, amount: typed })}
          of={money}
        />
      )}
    </fieldset>
  );
}

type PadProps = Pick<Props, 'value' | 'money' | 'onChange'>;

/** Types into the field of whichever kind is chosen. */
export function DiscountPad({ value, money, onChange }: PadProps) {
  const { t } = useTranslation();
  return value.kind === 'amount' ? (
    <AmountPad value={value.amount} of={money} onChange={(amount) => onChange({ ...value, amount })} />
  ) : (
    <NumberPad
      label={t('selling.percent')}
      onKey={(key) => onChange({ ...value, kind: 'percent', percent: percentAfter(value.percent, key) })}
    />
  );
}
