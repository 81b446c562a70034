import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { quantityRule, quantityText, UNLIKELY_QUANTITY } from '#/cashier/order/quantityText';
import { setDiscount, setNote, setQuantity } from '#/core/edit';
import type { Operation } from '#/core/order';
import { readQuantity, writeQuantity } from '#/core/quantity';
import type { Line } from '#/protocol/shapes';
import { Dialog } from '#/ui/Dialog';
import type { MoneyFormat } from '#/ui/Money';
import { afterKey, complete, NOTHING_TYPED, type Typing } from '#/ui/numberTyping';
import { Objection } from '#/ui/Objection';
import { useUndoneByScans } from '#/ui/scanning/useScans';
import { areSettled } from '#/ui/useNumberField';
import { useTypedKeys } from '#/ui/useTypedKeys';
import { DiscountField, DiscountPad, discountAfterKey } from './DiscountField';
import {
  type DiscountTyped,
  discountOf,
  discountTyped,
  isTooHigh,
  numbersOf,
  sameDiscount,
} from './discount';
import classes from './LineEditor.module.css';
import { NumberPad, QuantityField } from './QuantityPad';

type Props = {
  line: Line;
  money: MoneyFormat;
  onDone: (operations: Operation[]) => void;
  onRemove: () => void;
  onClose: () => void;
};

type Refusal = 'selling.quantityZero' | 'selling.quantityUnlikely' | 'selling.percentTooHigh';
const FIELDS = { quantity: 'selling.quantity', discount: 'selling.discount' } as const;
/** As long as the server takes: a sentence or two, printed on a receipt. */
const LONGEST_NOTE = 500;

/** Quantity by keypad (weights with three decimals), note and discount of one line. */
export function LineEditor({ line, money, onDone, onRemove, onClose }: Props) {
  const { t } = useTranslation();
  const [quantity, setTyped] = useState(NOTHING_TYPED);
  const [note, setText] = useState(line.note ?? '');
  const [reduced, setReduced] = useState(() => discountTyped(line.discount));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  /** What the pad types into: the field that was touched last. */
  const [current, setCurrent] = useState<'quantity' | 'discount'>('quantity');
  const count = (next: Typing) => {
    setRefusal(null);
    setTyped(next);
  };
  const reduce = (next: DiscountTyped) => {
    setRefusal(null);
    setReduced(next);
    setCurrent(next.kind === 'none' ? 'quantity' : 'discount');
  };
  const typeQuantity = (key: string) => count(afterKey(quantity, key, quantityRule()));
  useUndoneByScans({ quantity, note, reduced, refusal, current }, (before) => {
    setTyped(before.quantity);
    setText(before.note);
    setReduced(before.reduced);
    setRefusal(before.refusal);
    setCurrent(before.current);
  });
  useTypedKeys((key) =>
    current === 'quantity' ? typeQuantity(key) : reduce(discountAfterKey(reduced, key, money)),
  );

  /** The quantity that was asked about: pressed once more, it is meant. */
  const [doubted, setDoubted] = useState(0n);
  const done = () => {
    if (!areSettled([quantity, ...numbersOf(reduced)])) return;
    const thousandths = readQuantity(quantity.typed === '' ? line.quantity : complete(quantity.typed));
    if (thousandths === 0n) return setRefusal('selling.quantityZero');
    const typedAnew = writeQuantity(thousandths) !== line.quantity;
    if (typedAnew && thousandths >= UNLIKELY_QUANTITY && thousandths !== doubted) {
      setDoubted(thousandths);
      return setRefusal('selling.quantityUnlikely');
    }
    if (isTooHigh(reduced)) return setRefusal('selling.percentTooHigh');
    const discount = discountOf(reduced);
    const operations: Operation[] = [];
    if (typedAnew) operations.push(setQuantity(line.id, thousandths));
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
          {refusal === 'selling.quantityUnlikely' ? (
            <Objection tone="warn">
              {t(refusal, { quantity: quantityText(complete(quantity.typed)) })}
            </Objection>
          ) : (
            refusal !== null && <Objection>{t(refusal)}</Objection>
          )}
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
        <div className={classes['quantity']}>
          <QuantityField
            value={quantity}
            before={line.quantity}
            current={current === 'quantity'}
            onCurrent={() => setCurrent('quantity')}
            onChange={count}
          />
        </div>
        <div className={classes['pad']} data-of={current}>
          <p aria-hidden="true">{t('selling.padOf', { field: t(FIELDS[current]) })}</p>
          {current === 'quantity' ? (
            <NumberPad label={t('selling.quantity')} onKey={typeQuantity} />
          ) : (
            <DiscountPad value={reduced} money={money} onChange={reduce} />
          )}
        </div>
        <div className={classes['rest']}>
          <Textarea
            label={t('selling.note')}
            placeholder={t('selling.notePlaceholder')}
            rows={3}
            maxLength={LONGEST_NOTE}
            value={note}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <DiscountField
            legend={t('selling.discount')}
            value={reduced}
            money={money}
            current={current === 'discount'}
            onCurrent={() => setCurrent(reduced.kind === 'none' ? 'quantity' : 'discount')}
            onChange={reduce}
          />
        </div>
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
