import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './AmountPad.module.css';
import { amountRule, isStuck, largestAmount } from './amountText';
import { EraseIcon } from './icons';
import { type MoneyFormat, moneyText } from './Money';
import { writingOf } from './moneyWriting';
import { NotTaken } from './NotTaken';
import { afterKey, type Typing } from './numberTyping';
import { useNumberField } from './useNumberField';

type FieldProps = {
  label: string;
  value: Typing;
  onChange: (value: Typing) => void;
  of: MoneyFormat;
  autoFocus?: boolean;
  /** The pad types here, where it could type elsewhere too. */
  current?: boolean;
};

/** The amount itself: large, editable by keyboard; a touch screen uses the keys below instead of its own keyboard. */
export function AmountField(props: FieldProps) {
  const { label, value, onChange, of, autoFocus = false, current = false } = props;
  const id = useId();
  const { before, after } = writingOf(of.currency);
  const rule = amountRule(of);
  const field = useNumberField(value, onChange, rule);
  return (
    <div className={classes['field']}>
      <label htmlFor={id}>{label}</label>
      <div className={classes['figure']} data-current={current || undefined}>
        {before !== '' && <span aria-hidden="true">{before.trim()}</span>}
        <input
          id={id}
          inputMode="none"
          autoComplete="off"
          {...field}
          placeholder="0"
          data-autofocus={autoFocus || undefined}
          style={{
            fontSize: `calc(var(--figure-size) * ${Math.min(1, 9 / Math.max(9, field.value.length))})`,
          }}
        />
        {after !== '' && <span aria-hidden="true">{after.trim()}</span>}
      </div>
      {value.untaken !== null && (
        <NotTaken untaken={value.untaken} largest={moneyText(largestAmount(of), of)} rule={rule} />
      )}
    </div>
  );
}

type PadProps = { value: Typing; onChange: (value: Typing) => void; of: MoneyFormat };

export function AmountPad({ value, onChange, of }: PadProps) {
  const { t } = useTranslation();
  const last = of.currencyDecimals === 0 ? '000' : '.';
  const rule = amountRule(of);
  const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', last, '0'];
  return (
    <div className={classes['pad']}>
      {keys.map((key) => (
        <button
          key={key}
          type="button"
          aria-disabled={isStuck(value.typed, key, of)}
          onClick={() => onChange(afterKey(value, key, rule))}
        >
          {key === '.' ? rule.point : key}
        </button>
      ))}
      <button
        type="button"
        aria-label={t('shift.erase')}
        onClick={() => onChange(afterKey(value, 'erase', rule))}
      >
        <EraseIcon />
      </button>
    </div>
  );
}
