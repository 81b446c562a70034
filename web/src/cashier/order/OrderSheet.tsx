import { useTranslation } from 'react-i18next';
import type { Line, OrderBody } from '#/core/order';
import { worthOf } from '#/core/totals';
import { Money, type MoneyFormat } from '#/ui/Money';
import classes from './OrderSheet.module.css';
import { quantityText } from './quantityText';
import { Totals } from './Totals';

/** An order to be read: what, how many, how much, and what it comes to. */
export function OrderSheet({ order, money }: { order: OrderBody; money: MoneyFormat }) {
  const { t } = useTranslation();
  return (
    <section className={classes['sheet']} aria-label={t('selling.lines')}>
      <OrderLines lines={order.lines} money={money} />
      {order.lines.length === 0 && <p>{t('selling.emptyTitle')}</p>}
      <Totals order={order} money={money} />
    </section>
  );
}

/** Its lines alone. */
export function OrderLines({ lines, money }: { lines: readonly Line[]; money: MoneyFormat }) {
  const currency = { code: money.currency, decimals: money.currencyDecimals };
  return (
    <ul className={classes['lines']}>
      {lines.map((line) => (
        <li key={line.id}>
          <span className={classes['quantity']}>{quantityText(line.quantity)}</span>
          <span className={classes['what']}>
            {line.name}
            {line.note !== null && <em>{line.note}</em>}
          </span>
          <Money amount={worthOf(line, currency)} of={money} />
        </li>
      ))}
    </ul>
  );
}
