import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { quantityRule, quantityText } from '#/cashier/order/quantityText';
import { writeQuantity } from '#/core/quantity';
import { EraseIcon } from '#/ui/icons';
import { NotTaken } from '#/ui/NotTaken';
import type { Typing } from '#/ui/numberTyping';
import { useNumberField } from '#/ui/useNumberField';
import { spoken } from '#/words';
import classes from './QuantityPad.module.css';

type FieldProps = {
  value: Typing;
  before: string;
  /** The pad types here. */
  current: boolean;
  onCurrent: () => void;
  onChange: (value: Typing) => void;
};

/** What is typed so far; empty, it shows the quantity there is. */
export function QuantityField({ value, before, current, onCurrent, onChange }: FieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const rule = quantityRule();
  const field = useNumberField(value, onChange, rule);
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
        {...field}
      />
      {value.untaken !== null && (
        <NotTaken untaken={value.untaken} largest={quantityText(writeQuantity(rule.largest))} rule={rule} />
      )}
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
