import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './AmountPad.module.css';
import { fromField, inField, type TypedAmount, typed } from './amountText';
import { EraseIcon } from './icons';
import { currencySign, type MoneyFormat } from './Money';

type FieldProps = {
  label: string;
  value: TypedAmount;
  onChange: (value: TypedAmount) => void;
  of: MoneyFormat;
  autoFocus?: boolean;
};

/** The amount itself: large, editable by keyboard; a touch screen uses the keys below instead of its own keyboard. */
export function AmountField({ label, value, onChange, of, autoFocus = false }: FieldProps) {
  const id = useId();
  const shown = inField(value, of);
  return (
    <div className={classes['field']}>
      <label htmlFor={id}>{label}</label>
      <div className={classes['figure']}>
        <span aria-hidden="true">{currencySign(of).trim()}</span>
        <input
          id={id}
          inputMode="none"
          autoComplete="off"
          value={shown}
          placeholder="0"
          data-autofocus={autoFocus || undefined}
          style={{ fontSize: `calc(var(--figure-size) * ${Math.min(1, 9 / Math.max(9, shown.length))})` }}
          onChange={(event) => onChange(fromField(event.currentTarget.value, of))}
        />
      </div>
    </div>
  );
}

type PadProps = { value: TypedAmount; onChange: (value: TypedAmount) => void; of: MoneyFormat };

export function AmountPad({ value, onChange, of }: PadProps) {
  const { t } = useTranslation();
  const last = of.currencyDecimals === 0 ? '000' : '.';
  const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', last, '0'];
  return (
    <div className={classes['pad']}>
      {keys.map((key) => (
        <button key={key} type="button" onClick={() => onChange(typed(value, key, of))}>
          {key}
        </button>
      ))}
      <button type="button" aria-label={t('shift.erase')} onClick={() => onChange(typed(value, 'erase', of))}>
        <EraseIcon />
      </button>
    </div>
  );
}
