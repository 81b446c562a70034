import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LARGEST_QUANTITY, setDiscount, setNote, setQuantity } from '#/core/edit';
import type { Discount, Operation } from '#/core/order';
import { readPercent, readQuantity, WHOLE_PERCENT, writeQuantity } from '#/core/quantity';
import type { Line } from '#/protocol/shapes';
import { AmountField } from '#/ui/AmountPad';
import { asTyped, wire } from '#/ui/amountText';
import { Dialog } from '#/ui/Dialog';
import type { MoneyFormat } from '#/ui/Money';
import classes from './LineEditor.module.css';
import { QuantityField, QuantityPad } from './QuantityPad';

type Props = {
  line: Line;
  money: MoneyFormat;
  onDone: (operations: Operation[]) => void;
  onRemove: () => void;
  onClose: () => void;
};

type Kind = 'none' | 'percent' | 'amount';
type Refusal = 'selling.quantityZero' | 'selling.percentTooHigh';
/** As long as the server takes: a sentence or two, printed on a receipt. */
const LONGEST_NOTE = 500;

/** Quantity by keypad (weights with three decimals), note and discount of one line. */
export function LineEditor({ line, money, onDone, onRemove, onClose }: Props) {
  const { t } = useTranslation();
  const [quantity, setTyped] = useState('');
  const [note, setText] = useState(line.note ?? '');
  const [kind, setKind] = useState<Kind>(kindOf(line.discount));
  const [percent, setPercent] = useState(
    line.discount !== null && 'percent' in line.discount ? line.discount.percent : '',
  );
  const [amount, setAmount] = useState(
    line.discount !== null && 'amount' in line.discount ? asTyped(line.discount.amount) : '',
  );
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const done = () => {
    const thousandths = quantity === '' ? readQuantity(line.quantity) : readQuantity(complete(quantity));
    if (thousandths === 0n) return setRefusal('selling.quantityZero');
    if (kind === 'percent' && readPercent(complete(percent)) > WHOLE_PERCENT) {
      return setRefusal('selling.percentTooHigh');
    }
    const discount = discountOf(kind, complete(percent), wire(amount));
    const operations: Operation[] = [];
    if (writeQuantity(thousandths) !== line.quantity) operations.push(setQuantity(line.id, thousandths));
    if (note.trim() !== (line.note ?? '')) operations.push(setNote(line.id, note));
    if (!sameDiscount(discount, line.discount)) operations.push(setDiscount(line.id, discount));
    onDone(operations);
  };

  return (
    <Dialog
      title={line.name}
      size={760}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" className={classes['remove']} onClick={onRemove}>
            {t('selling.removeLine')}
          </Button>
          <Button onClick={done}>{t('selling.done')}</Button>
        </>
      }
    >
      <form
        className={classes['editor']}
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        <div className={classes['column']}>
          <QuantityField value={quantity} before={line.quantity} onChange={setTyped} />
          <QuantityPad value={quantity} largest={LARGEST_QUANTITY} onChange={setTyped} />
        </div>
        <div className={classes['column']}>
          <Textarea
            label={t('selling.note')}
            placeholder={t('selling.notePlaceholder')}
            autosize
            minRows={2}
            maxRows={4}
            maxLength={LONGEST_NOTE}
            value={note}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <fieldset className={classes['discount']}>
            <legend>{t('selling.discount')}</legend>
            <div className={classes['kinds']}>
              {(['none', 'percent', 'amount'] as const).map((one) => (
                <button key={one} type="button" aria-pressed={kind === one} onClick={() => setKind(one)}>
                  {t(KINDS[one])}
                </button>
              ))}
            </div>
            {kind === 'percent' && (
              <div className={classes['percents']}>
                {['5', '10', '15', '20', '50', '100'].map((one) => (
                  <button
                    key={one}
                    type="button"
                    aria-pressed={percent === one}
                    onClick={() => setPercent(one)}
                  >
                    {one} %
                  </button>
                ))}
                <label>
                  <span className="tk-unseen">{t('selling.percent')}</span>
                  <input
                    inputMode="decimal"
                    value={percent}
                    onChange={(event) => setPercent(percentTyped(event.currentTarget.value, percent))}
                  />
                  <span aria-hidden="true">%</span>
                </label>
              </div>
            )}
            {kind === 'amount' && (
              <AmountField label={t('selling.amount')} value={amount} onChange={setAmount} of={money} />
            )}
          </fieldset>
          {refusal !== null && (
            <p role="alert" className={classes['refusal']}>
              {t(refusal)}
            </p>
          )}
        </div>
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

const KINDS = { none: 'selling.noDiscount', percent: 'selling.percent', amount: 'selling.amount' } as const;

function kindOf(discount: Discount | null): Kind {
  if (discount === null) return 'none';
  return 'percent' in discount ? 'percent' : 'amount';
}

/** `"12."` and `""` as a complete figure. */
const complete = (typed: string) => (typed === '' ? '0' : typed.replace(/\.$/, ''));

/** A percentage with at most three decimals; the comma of the Spanish keyboard is a point. */
function percentTyped(text: string, before: string): string {
  const typed = text.replace(',', '.');
  return /^\d{0,3}(\.\d{0,3})?$/.test(typed) ? typed.replace(/^\./, '0.') : before;
}

function discountOf(kind: Kind, percent: string, amount: string): Discount | null {
  if (kind === 'percent' && /[1-9]/.test(percent)) return { percent };
  if (kind === 'amount' && /[1-9]/.test(amount)) return { amount };
  return null;
}

function sameDiscount(one: Discount | null, other: Discount | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
