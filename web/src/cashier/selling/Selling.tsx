import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { OrderHere } from '#/cashier/order/orderHere';
import { addOne, type Sellable } from '#/core/edit';
import type { Me, Product } from '#/protocol/shapes';
import { useActions } from '#/ui/palette/actions';
import { useEnter } from '#/ui/palette/useEnter';
import { ApproveChange } from './ApproveChange';
import { pay } from './actions/pay';
import { search } from './actions/search';
import { showOrder } from './actions/showOrder';
import { Catalogue } from './Catalogue';
import { OrderBar } from './OrderBar';
import { OrderNotices } from './OrderNotices';
import { OrderSide } from './OrderSide';
import classes from './Selling.module.css';
import { SharedCodePicker } from './SharedCodePicker';
import { sellable } from './sellable';
import { type Shared, useScanned } from './useScanned';
import { useUndo } from './useUndo';
import { VariantPicker } from './VariantPicker';

/** Below this the order is a sheet over the products, with its total always in sight. */
const NARROW = '(max-width: 860px)';

type Props = {
  here: OrderHere;
  me: Me;
  blocked: boolean;
  /** What else can be done with the order, beside paying it. */
  beside?: ReactNode;
  /** A code that was scanned before this screen was there: the first thing on the order. */
  scanned?: string | null;
  onScanned?: () => void;
  onPay: () => void;
};

/** The products and the order beside them; which order it is, and who holds it, is the caller's to know. */
export function Selling({ here, me, blocked, beside, scanned = null, onScanned, onPay }: Props) {
  const { t } = useTranslation();
  const { opened, state } = here;
  const money = me.business;
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false });
  const [sheet, setSheet] = useState(false);
  const [choosing, setChoosing] = useState<Product | null>(null);
  const [shared, setShared] = useState<Shared | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const undoing = useUndo(opened);
  // The order has left, to the queue or elsewhere: the next one begins with a product, so the products are in sight.
  const { orderSessionId } = state;
  const left = useRef(orderSessionId);
  useEffect(() => {
    if (left.current !== null && orderSessionId === null) setSheet(false);
    left.current = orderSessionId;
  }, [orderSessionId]);
  const canPay = state.order.lines.length > 0 && !blocked;

  const put = useCallback(
    (product: Sellable) => {
      const operation = addOne(opened.kept.snapshot().order, product);
      opened.edit([operation]);
      setSelected(
        operation.op === 'add' ? operation.item.id : 'lineId' in operation ? operation.lineId : null,
      );
    },
    [opened],
  );
  const pick = useCallback(
    (product: Product) => {
      if (product.variants.length > 0) setChoosing(product);
      else put(sellable(product));
    },
    [put],
  );
  const field = useRef<HTMLInputElement>(null);
  const find = useCallback(() => {
    // Nothing behind the order can be typed into: it goes first.
    flushSync(() => setSheet(false));
    field.current?.focus();
    field.current?.select();
  }, []);
  const scan = useScanned(pick, put, setShared, find);
  useEffect(() => {
    if (scanned === null) return;
    onScanned?.();
    void scan(scanned);
  });
  const paying = pay(t, onPay, !canPay);
  useActions([search(t, find), paying, ...(narrow && !sheet ? [showOrder(t, () => setSheet(true))] : [])]);
  useEnter(() => canPay && onPay());

  const side = (
    <OrderSide
      here={here}
      me={me}
      pay={paying}
      undoing={undoing}
      beside={beside}
      selected={selected}
      onSelect={setSelected}
      {...(narrow ? { onClose: () => setSheet(false) } : {})}
    />
  );
  return (
    <div className={classes['selling']} data-narrow={narrow || undefined}>
      {narrow && !sheet && <h1 className="tk-unseen">{t('selling.products')}</h1>}
      <Catalogue
        lines={state.order.lines}
        money={money}
        field={field}
        covered={narrow && sheet}
        onPick={pick}
      />
      {!narrow && <aside className={classes['side']}>{side}</aside>}
      {narrow && !sheet && (
        <div className={classes['foot']}>
          <OrderNotices state={state} opened={opened} money={money} timeZone={me.business.timeZone} />
          <OrderBar state={state} money={money} pay={paying} onOpen={() => setSheet(true)} />
        </div>
      )}
      {narrow && sheet && <div className={classes['sheet']}>{side}</div>}
      {shared !== null && (
        <SharedCodePicker
          shared={shared}
          money={money}
          onPick={(thing) => {
            put(thing);
            setShared(null);
          }}
          onClose={() => setShared(null)}
        />
      )}
      <ApproveChange opened={opened} notices={state.notices} />
      {choosing !== null && (
        <VariantPicker
          product={choosing}
          money={money}
          onPick={(variant) => {
            put(sellable(choosing, variant));
            setChoosing(null);
          }}
          onClose={() => setChoosing(null)}
        />
      )}
    </div>
  );
}
