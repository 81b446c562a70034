import { Button } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setDiscount } from '#/core/edit';
import type { Discount, Operation, OrderBody } from '#/core/order';
import { withTotals } from '#/core/totals';
import { Dialog } from '#/ui/Dialog';
import { Money, type MoneyFormat } from '#/ui/Money';
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
import classes from './OrderDiscount.module.css';

type Props = {
  order: OrderBody;
  money: MoneyFormat;
  onDone: (operations: Operation[]) => void;
  onClose: () => void;
};

/** The order as it would be with this discount, so that what is said to the customer is what is charged. */
function withDiscount(order: OrderBody, discount: Discount | null, money: MoneyFormat): OrderBody {
  return withTotals({ ...order, discount }, { code: money.currency, decimals: money.currencyDecimals });
}

/** A discount of the whole order, on what is left after the discounts of its lines. */
export function OrderDiscount({ order, money, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const form = useId();
  const first = discountTyped(order.discount);
  const [typed, setTyped] = useState<DiscountTyped>(
    first.kind === 'none' ? { ...first, kind: 'percent' } : first,
  );
  const tooHigh = isTooHigh(typed);
  const discount = tooHigh ? order.discount : discountOf(typed);
  useTypedKeys((key) => setTyped(discountAfterKey(typed, key, money)));
  useUndoneByScans(typed, setTyped);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!tooHigh && areSettled(numbersOf(typed)))
      onDone(sameDiscount(discount, order.discount) ? [] : [setDiscount(null, discount)]);
  };
  return (
    <Dialog
      title={t('selling.orderDiscount')}
      size={760}
      onClose={onClose}
      actions={
        <>
          {order.discount !== null && (
            <Button
              variant="default"
              className={classes['remove']}
              onClick={() => onDone([setDiscount(null, null)])}
            >
              {t('selling.removeDiscount')}
            </Button>
          )}
          {tooHigh && <Objection>{t('selling.percentTooHigh')}</Objection>}
          <Button type="submit" form={form} disabled={tooHigh}>
            {t('selling.done')}
          </Button>
        </>
      }
    >
      <form id={form} className={classes['form']} onSubmit={submit}>
        <DiscountField
          legend={t('selling.discount')}
          value={typed}
          money={money}
          onChange={setTyped}
          autoFocus
        />
        <div className={classes['pad']}>
          <DiscountPad value={typed} money={money} onChange={setTyped} />
        </div>
        <p className={classes['then']} role="status">
          <span>{t('selling.total')}</span>
          {discount !== null && (
            <s>
              <Money amount={withDiscount(order, null, money).total} of={money} />
            </s>
          )}
          <strong>
            <Money amount={withDiscount(order, discount, money).total} of={money} />
          </strong>
        </p>
      </form>
    </Dialog>
  );
}
