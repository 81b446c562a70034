import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { PaymentScreen } from '#/cashier/payment/PaymentScreen';
import { useOwed } from '#/cashier/payment/useOwed';
import { usePaying } from '#/cashier/payment/usePaying';
import { ApproveChange } from '#/cashier/selling/ApproveChange';
import { pay } from '#/cashier/selling/actions/pay';
import { search } from '#/cashier/selling/actions/search';
import { showOrder } from '#/cashier/selling/actions/showOrder';
import { Catalogue } from '#/cashier/selling/Catalogue';
import { OrderBar } from '#/cashier/selling/OrderBar';
import { OrderNotices } from '#/cashier/selling/OrderNotices';
import { OrderSide } from '#/cashier/selling/OrderSide';
import { SharedCodePicker } from '#/cashier/selling/SharedCodePicker';
import { ShiftEnded } from '#/cashier/selling/ShiftEnded';
import { sellable } from '#/cashier/selling/sellable';
import { type Shared, useScanned } from '#/cashier/selling/useScanned';
import { useUndo } from '#/cashier/selling/useUndo';
import { VariantPicker } from '#/cashier/selling/VariantPicker';
import { addOne, type Sellable } from '#/core/edit';
import type { CashSession, Me, Product } from '#/protocol/shapes';
import { useOpenSessions } from '#/shop/sessions';
import { Loading } from '#/ui/Pending';
import { useActions } from '#/ui/palette/actions';
import { useEnter } from '#/ui/palette/useEnter';
import classes from './CartScreen.module.css';
import { SendToQueue } from './SendToQueue';
import { type OrderHere, useOrder } from './useCart';

/** Below this the order is a sheet over the products, with its total always in sight. */
const NARROW = '(max-width: 860px)';

type Props = { me: Me; session: CashSession };

export function SellingScreen({ me, session }: Props) {
  const here = useOrder();
  const [scanned, setScanned] = useState<string | null>(null);
  const open = useOpenSessions(me).data;
  const ended = open !== undefined && !open.some(({ id }) => id === session.id);
  const { till, desk, state } = here;
  const known = state.loaded && (desk.kind === 'free' || desk.kind === 'refused');
  const onBack = useCallback(() => till.leaveDesk(), [till]);
  const payment = usePaying({ payable: known ? state.order.lines.length > 0 : null, onBack });
  useOwed(till, me.business);
  if (!state.loaded || desk.kind === 'reading') return <Loading />;
  const atDesk = desk.kind !== 'free' || payment.paying;
  return (
    <div className={classes['frame']}>
      <div className={classes['fill']}>
        {ended && <ShiftEnded id={session.id} number={session.sessionNumber} me={me} />}
        {atDesk ? (
          <PaymentScreen
            here={here}
            me={me}
            sessionId={session.id}
            blocked={ended}
            onLeave={payment.leave}
            onScan={setScanned}
          />
        ) : (
          <Selling
            here={here}
            me={me}
            blocked={ended}
            beside={<SendToQueue here={here} />}
            scanned={scanned}
            onScanned={() => setScanned(null)}
            onPay={payment.enter}
          />
        )}
      </div>
    </div>
  );
}

type SellingProps = {
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
export function Selling({ here, me, blocked, beside, scanned = null, onScanned, onPay }: SellingProps) {
  const { t } = useTranslation();
  const { till, state } = here;
  const money = me.business;
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false });
  const [sheet, setSheet] = useState(false);
  const [choosing, setChoosing] = useState<Product | null>(null);
  const [shared, setShared] = useState<Shared | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const undoing = useUndo(till);
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
      const operation = addOne(till.kept.snapshot().order, product);
      till.edit([operation]);
      setSelected(
        operation.op === 'add' ? operation.item.id : 'lineId' in operation ? operation.lineId : null,
      );
    },
    [till],
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
          <OrderNotices state={state} till={till} money={money} timeZone={me.business.timeZone} />
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
      <ApproveChange till={till} notices={state.notices} />
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
