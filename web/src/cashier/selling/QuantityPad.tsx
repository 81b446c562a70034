import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { readQuantity } from '#/core/quantity';
import { EraseIcon } from '#/ui/icons';
import { spoken } from '#/words';
import classes from './QuantityPad.module.css';
import { quantityText } from './quantityText';

type FieldProps = { value: string; before: string; onChange: (value: string) => void };

/** What is typed so far; empty, it shows the quantity there is. */
export function QuantityField({ value, before, onChange }: FieldProps) {
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
        placeholder={quantityText(before)}
        value={spoken() === 'en' ? value : value.replace('.', ',')}
        onChange={(event) => onChange(quantityTyped(event.currentTarget.value.replace(',', '.'), value))}
      />
    </div>
  );
}

type PadProps = { value: string; largest: bigint; onChange: (value: string) => void };

export function QuantityPad({ value, largest, onChange }: PadProps) {
  const { t } = useTranslation();
  const point = spoken() === 'en' ? '.' : ',';
  const press = (key: string) => {
    const next = quantityTyped(value + key, value);
    if (readQuantity(next.replace(/\.$/, '') || '0') <= largest) onChange(next);
  };
  return (
    <div className={classes['pad']}>
      {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((key) => (
        <button key={key} type="button" onClick={() => press(key)}>
          {key}
        </button>
      ))}
      <button type="button" onClick={() => press('.')}>
        {point}
      </button>
      <button type="button" onClick={() => press('0')}>
        0
      </button>
      <button type="button" aria-label={t('shift.erase')} onClick={() => onChange(value.slice(0, -1))}>
        <EraseIcon />
      </button>
    </div>
  );
}

/** Up to five digits and three decimals; anything else leaves what was there. */
function quantityTyped(text: string, before: string): string {
  const next = text.replace(/^\./, '0.').replace(/^0+(?=\d)/, '');
  return /^\d{0,5}(\.\d{0,3})?$/.test(next) ? next : before;
}
