import { useCallback, useState } from 'react';
import { PaymentScreen } from '#/cashier/payment/PaymentScreen';
import { useOwed } from '#/cashier/payment/useOwed';
import { usePaying } from '#/cashier/payment/usePaying';
import { Selling } from '#/cashier/selling/Selling';
import { ShiftEnded } from '#/cashier/selling/ShiftEnded';
import type { CashSession, Me } from '#/protocol/shapes';
import { useOpenSessions } from '#/shop/sessions';
import { Loading } from '#/ui/Pending';
import classes from './CartScreen.module.css';
import { SendToQueue } from './SendToQueue';
import { useCart } from './useCart';

type Props = { me: Me; session: CashSession };

export function CartScreen({ me, session }: Props) {
  const here = useCart();
  const [scanned, setScanned] = useState<string | null>(null);
  const open = useOpenSessions(me).data;
  const ended = open !== undefined && !open.some(({ id }) => id === session.id);
  const { opened, desk, state } = here;
  const known = state.loaded && (desk.kind === 'free' || desk.kind === 'refused');
  const onBack = useCallback(() => opened.leaveDesk(), [opened]);
  const payment = usePaying({ payable: known ? state.order.lines.length > 0 : null, onBack });
  useOwed(opened, me.business);
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
