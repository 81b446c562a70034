import { memo, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readMoney } from '#/core/money';
import type { Product } from '#/protocol/shapes';
import { Money, type MoneyFormat, moneyText } from '#/ui/Money';
import classes from './ProductGrid.module.css';

/** Tiles drawn at once: three screens of them; more follow as somebody scrolls. */
const STEP = 90;

type Props = {
  products: readonly Product[];
  counts: ReadonlyMap<string, string>;
  money: MoneyFormat;
  loading: boolean;
  /** The product that Enter adds, while something is searched. */
  first: string | null;
  nothing: ReactNode;
  onPick: (product: Product) => void;
};

export function ProductGrid({ products, counts, money, loading, first, nothing, onPick }: Props) {
  const { t } = useTranslation();
  const [drawn, setDrawn] = useState(STEP);
  const end = useRef<HTMLDivElement>(null);
  const more = products.length > drawn;
  useEffect(() => {
    if (!more || end.current === null) return;
    const watch = new IntersectionObserver(([seen]) => {
      if (seen?.isIntersecting) setDrawn((count) => count + STEP);
    });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [more]);
  if (loading) return <Coming label={t('selling.loadingProducts')} />;
  if (products.length === 0) return <div className={classes['scroll']}>{nothing}</div>;
  return (
    <div className={classes['scroll']}>
      <ul className={classes['grid']}>
        {products.slice(0, drawn).map((product) => (
          <Tile
            key={product.id}
            product={product}
            count={counts.get(product.id) ?? null}
            money={money}
            isFirst={product.id === first}
            onPick={onPick}
          />
        ))}
      </ul>
      {more && <div ref={end} className={classes['end']} />}
    </div>
  );
}

type TileProps = {
  product: Product;
  count: string | null;
  money: MoneyFormat;
  isFirst: boolean;
  onPick: (product: Product) => void;
};

const Tile = memo(function Tile({ product, count, money, isFirst, onPick }: TileProps) {
  const { t } = useTranslation();
  const cheapest = product.variants.length > 0 ? lowest(product, money) : null;
  const price = (cheapest === null ? '' : t('selling.from')) + moneyText(cheapest ?? product.price, money);
  return (
    <li>
      <button
        type="button"
        className={classes['tile']}
        data-first={isFirst || undefined}
        data-on={count !== null || undefined}
        data-long={price.length > BESIDE || undefined}
        onClick={() => onPick(product)}
      >
        <span className={classes['name']}>{product.name}</span>
        <span className={classes['price']} style={{ fontSize: `${sizeOf(price.length)}rem` }}>
          {cheapest !== null && <small>{t('selling.from')} </small>}
          <Money amount={cheapest ?? product.price} of={money} />
        </span>
        {count !== null && (
          <span className={classes['count']}>
            <span aria-hidden="true">{count}</span>
            <span className="tk-unseen">{t('selling.onOrder', { quantity: count })}</span>
          </span>
        )}
        {isFirst && (
          <span className={`${classes['enter']} tk-keys`} aria-hidden="true">
            ↵
          </span>
        )}
      </button>
    </li>
  );
});

/** Signs of a price that leave room for the count beside them, on the narrowest tile; and that fill it by themselves. */
const [ROOMY, FULL] = [11, 15];
/** Up to so many signs a price is as large as its count leaves room; the count of a longer one lies in the corner above. */
const BESIDE = 13;

/** The size of a price, with and without a count: so nothing moves when one comes, and it covers no digit. */
const sizeOf = (signs: number): number => Math.min(1, (signs > BESIDE ? FULL : ROOMY) / signs);

function lowest({ variants, price }: Product, { currency, currencyDecimals }: MoneyFormat): string {
  const minor = (amount: string) => readMoney(amount, { code: currency, decimals: currencyDecimals });
  return variants.reduce(
    (least, variant) => (minor(variant.price) < minor(least) ? variant.price : least),
    variants[0]?.price ?? price,
  );
}

/** The shape of the grid while the products are on their way. */
function Coming({ label }: { label: string }) {
  return (
    <div className={classes['scroll']} aria-busy="true">
      <span className="tk-unseen" role="status">
        {label}
      </span>
      <div className={classes['grid']} aria-hidden="true">
        {Array.from({ length: 20 }, (_, i) => `tile ${i}`).map((key) => (
          <div key={key} className={classes['coming']} />
        ))}
      </div>
    </div>
  );
}
