import { useTranslation } from 'react-i18next';
import type { Product, Variant } from '#/protocol/shapes';
import { Dialog } from '#/ui/Dialog';
import { Money, type MoneyFormat } from '#/ui/Money';
import classes from './VariantPicker.module.css';

type Props = {
  product: Product;
  money: MoneyFormat;
  onPick: (variant: Variant) => void;
  onClose: () => void;
};

/** Sizes, colours and the like of one product, each with its own price. */
export function VariantPicker({ product, money, onPick, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('selling.chooseVariant', { name: product.name })}
      size={640}
      onClose={onClose}
      actions={null}
    >
      <ul className={classes['variants']}>
        {product.variants.map((variant) => (
          <li key={variant.id}>
            <button type="button" onClick={() => onPick(variant)}>
              <span>{variant.name}</span>
              <Money amount={variant.price} of={money} />
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
