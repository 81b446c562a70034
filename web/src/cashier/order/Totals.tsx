import { useTranslation } from 'react-i18next';
import type { OrderBody } from '#/core/order';
import { discountsOf } from '#/core/totals';
import { Money, type MoneyFormat } from '#/ui/Money';
import { ActionButton } from '#/ui/palette/ActionButton';
import type { Action } from '#/ui/palette/action';
import { quantityText } from './quantityText';
import classes from './Totals.module.css';

type Props = {
  order: OrderBody;
  money: MoneyFormat;
  /** What can be done about the order's discount; left out where the order is only read. */
  discount?: { change: Action; remove: Action };
};

const nothing = (amount: string) => !/[1-9]/.test(amount);

/** What is due, as the largest text on the screen, and what it is made of where that says more. */
export function Totals({ order, money, discount }: Props) {
  const { t } = useTranslation();
  const { subtotal, discountTotal, taxTotal, total, pricesIncludeTax } = order;
  const taken = discountsOf(order, { code: money.currency, decimals: money.currencyDecimals });
  const isReduced = !nothing(discountTotal) || order.discount !== null;
  const isTaxed = !nothing(taxTotal);
  return (
    <dl className={classes['totals']}>
      {(isReduced || (isTaxed && !pricesIncludeTax)) && (
        <Row words={t('selling.subtotal')} amount={subtotal} money={money} />
      )}
      {!nothing(taken.lines) && (
        <Row words={t('selling.lineDiscounts')} amount={`-${taken.lines}`} money={money} />
      )}
      {order.discount !== null && (
        <div className={classes['reduced']}>
          <dt>
            {'percent' in order.discount
              ? t('selling.orderDiscountPercent', { percent: quantityText(order.discount.percent) })
              : t('selling.orderDiscount')}
            {discount !== undefined && (
              <ActionButton action={discount.remove} className={`tk-sign ${classes['cross']}`} bare />
            )}
          </dt>
          <dd>
            <Money amount={`-${taken.order}`} of={money} />
          </dd>
        </div>
      )}
      {isTaxed && (
        <Row
          words={t(pricesIncludeTax ? 'selling.taxIncluded' : 'selling.tax')}
          amount={taxTotal}
          money={money}
        />
      )}
      <div className={classes['total']}>
        <dt>
          {t('selling.total')}
          {discount !== undefined && (
            <ActionButton action={discount.change} className={`tk-sign ${classes['discount']}`} bare />
          )}
        </dt>
        <dd data-long={total.length > 9 || undefined}>
          <Money amount={total} of={money} />
        </dd>
      </div>
    </dl>
  );
}

function Row({ words, amount, money }: { words: string; amount: string; money: MoneyFormat }) {
  return (
    <div>
      <dt>{words}</dt>
      <dd>
        <Money amount={amount} of={money} />
      </dd>
    </div>
  );
}
