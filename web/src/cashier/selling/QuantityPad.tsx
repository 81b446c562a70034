import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { readQuantity } from '#/core/quantity';
import { EraseIcon } from '#/ui/icons';
import { spoken } from '#/words';
import { complete } from './discount';
import classes from './QuantityPad.module.css';
import { quantityText } from './quantityText';

type FieldProps = {
  value: string;
  before: string;
  /** The pad types here. */
  current: boolean;
  onCurrent: () => void;
  onChange: (value: string) => void;
};

/** What is typed so far; empty, it shows the quantity there is. */
export function QuantityField({ value, before, current, onCurrent, onChange }: FieldProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className={classes['field']}>
      <label htmlFor={id}>{t('selling.quantity')}</label>
      <input
        id={id}
        inputMode="none"
        autoComplete="off"
        data-autofocus
        data-current={current || undefined}
        onFocus={onCurrent}
        placeholder={quantityText(before)}
        value={spoken() === 'en' ? value : value.replace('.', ',')}
        onChange={(event) => onChange(quantityTyped(event.currentTarget.value.replace(',', '.'), value))}
      />
    </div>
  );
}

/** A key of the pad: a digit, the point, or `erase`. */
type PadProps = { label: string; onKey: (key: string) => void };

/** Types into the field that `label` names. */
export function NumberPad({ label, onKey }: PadProps) {
  const { t } = useTranslation();
  const point = spoken() === 'en' ? '.' : ',';
  return (
    <fieldset className={classes['pad']} aria-label={label}>
      {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((key) => (
        <button key={key} type="button" onClick={() => onKey(key)}>
          {key}
        </button>
      ))}
      <button type="button" onClick={() => onKey('.')}>
        {point}
      </button>
      <button type="button" onClick={() => onKey('0')}>
        0
      </button>
      <button type="button" aria-label={t('shift.erase')} onClick={() => onKey('erase')}>
        <EraseIcon />
      </button>
    </fieldset>
  );
}

/** The quantity after one more key, or unchanged where the key can't follow. */
export function quantityAfter(before: string, key: string, largest: bigint): string {
  if (key === 'erase') return before.slice(0, -1);
  const next = quantityTyped(before + key, before);
  return readQuantity(complete(next)) <= largest ? next : before;
}

/** Up to five digits and three decimals; anything else leaves what was there. */
function quantityTyped(text: string, before: string): string {
  const next = text.replace(/^\./, '0.').replace(/^0+(?=\d)/, '');
  return /^\d{0,5}(\.\d{0,3})?$/.test(next) ? next : before;
}
