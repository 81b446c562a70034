import { Tooltip } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { quantityText } from '#/cashier/order/quantityText';
import { worthOf } from '#/core/totals';
import type { Line } from '#/protocol/shapes';
import { MinusIcon, PlusIcon } from '#/ui/icons';
import { Money, type MoneyFormat, moneyText } from '#/ui/Money';
import { BinIcon, PencilIcon } from '#/ui/sellingIcons';
import classes from './OrderLine.module.css';

export type LineActions = {
  select: (line: Line) => void;
  more: (line: Line) => void;
  less: (line: Line) => void;
  edit: (line: Line) => void;
  remove: (line: Line) => void;
};

type Props = { line: Line; selected: boolean; money: MoneyFormat; actions: LineActions };

/** One line: what, how many, how much. The chosen one opens its controls below it, 48 px each. */
export const OrderLine = memo(function OrderLine({ line, selected, money, actions }: Props) {
  const { t } = useTranslation();
  const { name } = line;
  const worth = worthOf(line, { code: money.currency, decimals: money.currencyDecimals });
  return (
    <li className={classes['line']} data-line={line.id} data-selected={selected || undefined}>
      <button
        type="button"
        className={classes['face']}
        aria-expanded={selected}
        data-long={worth.length > 8 || undefined}
        onClick={() => actions.select(line)}
      >
        <span className={classes['quantity']}>{quantityText(line.quantity)}</span>
        <span className={classes['what']}>
          <span className={classes['name']}>{name}</span>
          <Details line={line} money={money} />
        </span>
        <span className={classes['amount']}>
          <Money amount={worth} of={money} />
        </span>
      </button>
      {selected && (
        <div className={classes['controls']}>
          <fieldset className={classes['stepper']}>
            <legend className="tk-unseen">{t('selling.quantityOf', { name })}</legend>
            <button
              type="button"
              aria-label={t('selling.oneLess', { name })}
              onClick={() => actions.less(line)}
            >
              <MinusIcon />
            </button>
            <button
              type="button"
              className={classes['figure']}
              aria-label={`${t('selling.quantityOf', { name })}: ${quantityText(line.quantity)}`}
              onClick={() => actions.edit(line)}
            >
              {quantityText(line.quantity)}
            </button>
            <button
              type="button"
              aria-label={t('selling.oneMore', { name })}
              onClick={() => actions.more(line)}
            >
              <PlusIcon />
            </button>
          </fieldset>
          <Tooltip label={t('selling.edit')}>
            <button
              type="button"
              aria-label={t('selling.change', { name })}
              onClick={() => actions.edit(line)}
            >
              <PencilIcon />
            </button>
          </Tooltip>
          <Tooltip label={t('selling.removeLine')}>
            <button
              type="button"
              aria-label={t('selling.remove', { name })}
              onClick={() => actions.remove(line)}
            >
              <BinIcon />
            </button>
          </Tooltip>
        </div>
      )}
    </li>
  );
});

function Details({ line, money }: { line: Line; money: MoneyFormat }) {
  const { t } = useTranslation();
  const { discount, note, price, quantity } = line;
  const parts = [
    quantity === '1' ? null : t('selling.each', { price: moneyText(price, money) }),
    discount !== null && 'percent' in discount
      ? t('selling.discountPercent', { percent: quantityText(discount.percent) })
      : null,
    discount !== null && 'amount' in discount
      ? t('selling.discountAmount', { amount: moneyText(discount.amount, money) })
      : null,
  ].filter((part) => part !== null);
  return (
    <>
      {parts.length > 0 && <span className={classes['detail']}>{parts.join(' · ')}</span>}
      {note !== null && <span className={classes['note']}>{note}</span>}
    </>
  );
}
