import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './AmountPad.module.css';
import { fromField, inField, isStuck, largestAmount, type TypedAmount, typed } from './amountText';
import { EraseIcon } from './icons';
import { currencySign, type MoneyFormat, moneyText } from './Money';
import { Objection } from './Objection';

type FieldProps = {
  label: string;
  value: TypedAmount;
  onChange: (value: TypedAmount) => void;
  of: MoneyFormat;
  autoFocus?: boolean;
  /** The pad types here, where it could type elsewhere too. */
  current?: boolean;
};

/** The amount itself: large, editable by keyboard; a touch screen uses the keys below instead of its own keyboard. */
export function AmountField({ label, value, onChange, of, autoFocus = false, current = false }: FieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const [refusedAfter, setRefusedAfter] = useState<TypedAmount | null>(null);
  // Digits that have no place are not dropped in silence: nothing of them is taken, and it is said.
  const type = (text: string) => {
    const amount = fromField(text, of);
    setRefusedAfter(amount === null ? value : null);
    if (amount !== null) onChange(amount);
  };
  const shown = inField(value, of);
  return (
    <div className={classes['field']}>
      <label htmlFor={id}>{label}</label>
      <div className={classes['figure']} data-current={current || undefined}>
        <span aria-hidden="true">{currencySign(of).trim()}</span>
        <input
          id={id}
          inputMode="none"
          autoComplete="off"
          value={shown}
          placeholder="0"
          data-autofocus={autoFocus || undefined}
          style={{ fontSize: `calc(var(--figure-size) * ${Math.min(1, 9 / Math.max(9, shown.length))})` }}
          onChange={(event) => type(event.currentTarget.value)}
        />
      </div>
      {refusedAfter === value && (
        <Objection>{t('shift.tooLarge', { largest: moneyText(largestAmount(of), of) })}</Objection>
      )}
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
        <button
          key={key}
          type="button"
          aria-disabled={isStuck(value, key, of)}
          onClick={() => onChange(typed(value, key, of))}
        >
          {key}
        </button>
      ))}
      <button type="button" aria-label={t('shift.erase')} onClick={() => onChange(typed(value, 'erase', of))}>
        <EraseIcon />
      </button>
    </div>
  );
}
