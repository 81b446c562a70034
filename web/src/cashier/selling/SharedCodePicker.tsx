import { useTranslation } from 'react-i18next';
import type { Sellable } from '#/core/edit';
import { Dialog } from '#/ui/Dialog';
import { Money, type MoneyFormat } from '#/ui/Money';
import type { Shared } from './useScanned';
import classes from './VariantPicker.module.css';

type Props = {
  shared: Shared;
  money: MoneyFormat;
  onPick: (thing: Sellable) => void;
  onClose: () => void;
};

/** Products that share a barcode or a stock number: the register never chooses one of them by itself. */
export function SharedCodePicker({ shared, money, onPick, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('selling.chooseShared', { code: shared.code })}
      size={640}
      onClose={onClose}
      actions={null}
    >
      <ul className={classes['variants']}>
        {shared.things.map((thing) => (
          <li key={thing.variantId ?? thing.productId}>
            <button type="button" onClick={() => onPick(thing)}>
              <span>{thing.name}</span>
              <Money amount={thing.price} of={money} />
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
