import { useTranslation } from 'react-i18next';
import type { OrderState } from '#/sync/state';
import { Money, type MoneyFormat } from '#/ui/Money';
import type { Action } from '#/ui/palette/action';
import classes from './OrderBar.module.css';
import { SaveSign } from './SaveBadge';

type Props = {
  state: OrderState;
  money: MoneyFormat;
  pay: Action;
  onOpen: () => void;
};

/** On a phone: the order in one line below the products, and the one next thing to do. */
export function OrderBar({ state, money, pay, onOpen }: Props) {
  const { t } = useTranslation();
  const { saving } = state;
  const { lines, total } = state.order;
  return (
    <footer className={classes['bar']}>
      <button type="button" className={classes['open']} onClick={onOpen}>
        <span className={classes['state']}>
          <span className="tk-unseen">{t('selling.showOrder')}: </span>
          {t('selling.items', { count: lines.length })}
          {(lines.length > 0 || saving.kind !== 'saved') && <SaveSign saving={saving} />}
        </span>
        <strong data-long={total.length > 8 || undefined}>
          <Money amount={total} of={money} />
        </strong>
      </button>
      <button type="button" className={classes['pay']} disabled={pay.disabled} onClick={pay.run}>
        {pay.label}
      </button>
    </footer>
  );
}
