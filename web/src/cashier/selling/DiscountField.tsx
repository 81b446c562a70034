import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { percentRule } from '#/cashier/order/quantityText';
import { AmountField, AmountPad } from '#/ui/AmountPad';
import { amountRule } from '#/ui/amountText';
import type { MoneyFormat } from '#/ui/Money';
import { NotTaken } from '#/ui/NotTaken';
import { afterKey, settled, type Typing } from '#/ui/numberTyping';
import { useNumberField } from '#/ui/useNumberField';
import classes from './DiscountField.module.css';
import type { DiscountTyped } from './discount';
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
  const fields = useRef<HTMLFieldSetElement>(null);
  const [chosen, setChosen] = useState(0);
  // The kind that was just chosen is typed at once: its field has the focus, and the next digit is in it.
  useEffect(() => {
    if (chosen > 0) fields.current?.querySelector<HTMLElement>('input')?.focus();
  }, [chosen]);
  return (
    <fieldset ref={fields} className={classes['discount']} onFocus={onCurrent}>
      <legend>{legend}</legend>
      <div className={classes['kinds']}>
        {(['none', 'percent', 'amount'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={kind === one}
            data-autofocus={(autoFocus && kind === one) || undefined}
            onClick={() => {
              onChange({ ...value, kind: one });
              setChosen((before) => before + 1);
            }}
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
              aria-pressed={percent.typed === one}
              onClick={() => onChange({ ...value, percent: settled(one) })}
            >
              {one} %
            </button>
          ))}
          <PercentField
            value={percent}
            current={current}
            onChange={(typed) => onChange({ ...value, percent: typed })}
          />
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

type PercentProps = { value: Typing; current: boolean; onChange: (value: Typing) => void };

function PercentField({ value, current, onChange }: PercentProps) {
  const { t } = useTranslation();
  const rule = percentRule();
  const field = useNumberField(value, onChange, rule);
  return (
    <>
      <label data-current={current || undefined}>
        <span className="tk-unseen">{t('selling.percent')}</span>
        <input inputMode="none" {...field} />
        <span aria-hidden="true">%</span>
      </label>
      {value.untaken !== null && <NotTaken untaken={value.untaken} largest="100 %" rule={rule} />}
    </>
  );
}

type PadProps = Pick<Props, 'value' | 'money' | 'onChange'>;

/** The number after a key of the pad, in the field of whichever kind is chosen. */
export function discountAfterKey(value: DiscountTyped, key: string, money: MoneyFormat): DiscountTyped {
  return value.kind === 'amount'
    ? { ...value, amount: afterKey(value.amount, key, amountRule(money)) }
    : { ...value, kind: 'percent', percent: afterKey(value.percent, key, percentRule()) };
}

/** Types into the field of whichever kind is chosen. */
export function DiscountPad({ value, money, onChange }: PadProps) {
  const { t } = useTranslation();
  return value.kind === 'amount' ? (
    <AmountPad value={value.amount} of={money} onChange={(amount) => onChange({ ...value, amount })} />
  ) : (
    <NumberPad label={t('selling.percent')} onKey={(key) => onChange(discountAfterKey(value, key, money))} />
  );
}
