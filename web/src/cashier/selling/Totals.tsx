import { useTranslation } from 'react-i18next';
import type { OrderBody } from '#/core/order';
import { Money, type MoneyFormat } from '#/ui/Money';
import classes from './Totals.module.css';

const nothing = (amount: string) => !/[1-9]/.test(amount);

/** What is due, as the largest text on the screen, and what it is made of where that says more. */
export function Totals({ order, money }: { order: OrderBody; money: MoneyFormat }) {
  const { t } = useTranslation();
  const { subtotal, discountTotal, taxTotal, total, pricesIncludeTax } = order;
  const parts: [key: string, words: string, amount: string][] = [];
  if (!nothing(discountTotal)) {
    parts.push(
      ['subtotal', t('selling.subtotal'), subtotal],
      ['discounts', t('selling.discounts'), `-${discountTotal}`],
    );
  }
  if (!nothing(taxTotal)) {
    if (!pricesIncludeTax && parts.length === 0) parts.push(['subtotal', t('selling.subtotal'), subtotal]);
    parts.push(['tax', pricesIncludeTax ? t('selling.taxIncluded') : t('selling.tax'), taxTotal]);
  }
  return (
    <dl className={classes['totals']}>
      {parts.map(([key, words, amount]) => (
        <div key={key}>
          <dt>{words}</dt>
          <dd>
            <Money amount={amount} of={money} />
          </dd>
        </div>
      ))}
      <div className={classes['total']}>
        <dt>{t('selling.total')}</dt>
        <dd data-long={total.length > 9 || undefined}>
          <Money amount={total} of={money} />
        </dd>
      </div>
    </dl>
  );
}
