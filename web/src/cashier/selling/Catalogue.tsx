import { type Ref, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { quantityText } from '#/cashier/order/quantityText';
import { readQuantity, writeQuantity } from '#/core/quantity';
import { may } from '#/protocol/may';
import type { Line, Product } from '#/protocol/shapes';
import { useMe } from '#/shop/identity';
import { CopyField } from '#/ui/CopyField';
import { CrossIcon } from '#/ui/icons';
import type { MoneyFormat } from '#/ui/Money';
import { useActions } from '#/ui/palette/actions';
import { RefusalView } from '#/ui/RefusalView';
import { SearchIcon } from '#/ui/sellingIcons';
import { showCategory } from './actions/showCategory';
import { showEverything } from './actions/showEverything';
import classes from './Catalogue.module.css';
import { useCatalogue } from './catalogue';
import { ProductGrid } from './ProductGrid';

type Props = {
  lines: readonly Line[];
  money: MoneyFormat;
  /** Where products are searched. */
  field: Ref<HTMLInputElement>;
  onPick: (product: Product) => void;
  /** The order lies over it. */
  covered: boolean;
};

/** How much of each product is on the order: the answer to a tap, where the finger is. */
function countsOf(lines: readonly Line[]): ReadonlyMap<string, string> {
  const sums = new Map<string, bigint>();
  for (const { productId, quantity } of lines) {
    if (productId !== null) sums.set(productId, (sums.get(productId) ?? 0n) + readQuantity(quantity));
  }
  return new Map([...sums].map(([id, sum]) => [id, quantityText(writeQuantity(sum))]));
}

export function Catalogue({ lines, money, field, covered, onPick }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [category, setCategory] = useState<string | null>(null);
  const search = useDeferredValue(typed.trim());
  const { shown, categories, products, error, retry, loading } = useCatalogue({ search, category });
  const everything = () => {
    setTyped('');
    setCategory(null);
  };
  useActions([
    ...(typed !== '' || category !== null ? [showEverything(t, everything)] : []),
    ...categories.map((name) => showCategory(t, name, () => setCategory(name))),
  ]);
  const first = search === '' ? undefined : shown[0];
  return (
    <section className={classes['catalogue']} inert={covered} aria-label={t('selling.products')}>
      <div className={classes['bar']}>
        <div className={classes['search']}>
          <SearchIcon />
          <input
            ref={field}
            type="search"
            aria-label={t('selling.search')}
            aria-keyshortcuts="F2"
            placeholder={t('selling.search')}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') everything();
              if (event.key !== 'Enter') return;
              event.stopPropagation();
              if (first !== undefined) {
                onPick(first);
                setTyped('');
              }
            }}
          />
          {typed === '' && (
            <kbd className={classes['key']} title={t('shell.quickKey', { key: t('selling.searchKey') })}>
              {t('selling.searchKey')}
            </kbd>
          )}
          {typed !== '' && (
            <button
              type="button"
              className="tk-sign"
              aria-label={t('selling.clearSearch')}
              onClick={() => setTyped('')}
            >
              <CrossIcon size={20} />
            </button>
          )}
        </div>
      </div>
      {categories.length > 1 && (
        <nav className={classes['categories']} aria-label={t('selling.categories')}>
          {[null, ...categories].map((name) => (
            <button
              key={name ?? ''}
              type="button"
              aria-pressed={category === name}
              onClick={() => setCategory(name)}
            >
              {name ?? t('selling.all')}
            </button>
          ))}
        </nav>
      )}
      {error !== null && products === undefined ? (
        <div className={classes['aside']}>
          <RefusalView error={error} onRetry={() => void retry()} />
        </div>
      ) : (
        <ProductGrid
          key={`${search} ${category ?? ''}`}
          products={shown}
          counts={countsOf(lines)}
          money={money}
          loading={loading}
          first={first?.id ?? null}
          onPick={onPick}
          nothing={
            <Nothing
              search={search}
              any={(products?.length ?? 0) > 0}
              onAll={everything}
              onAgain={() => void retry()}
            />
          }
        />
      )}
    </section>
  );
}

type NothingProps = { search: string; any: boolean; onAll: () => void; onAgain: () => void };

/** No product at all, or none that is searched: each with its way on. */
function Nothing({ search, any, onAll, onAgain }: NothingProps) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <div className={classes['nothing']} role="status">
      <h2>{any ? t('selling.nothingFoundTitle', { search }) : t('selling.noProductsTitle')}</h2>
      {any ? (
        <p>{t('selling.nothingFoundDetail')}</p>
      ) : (
        <>
          <p>{t(may(me, 'products.manage') ? 'selling.noProductsCommand' : 'selling.noProductsAsk')}</p>
          {may(me, 'products.manage') && (
            <CopyField
              label={t('selling.importCommand')}
              value={`tillkeeper import products products.csv --business ${me.business.code}`}
              copy={t('selling.copyImport')}
            />
          )}
          <button type="button" onClick={onAgain}>
            {t('selling.lookAgain')}
          </button>
        </>
      )}
      {any && (
        <button type="button" onClick={onAll}>
          {t('selling.showAll')}
        </button>
      )}
    </div>
  );
}
