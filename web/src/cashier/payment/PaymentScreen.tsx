import { useTranslation } from 'react-i18next';
import type { OrderHere } from '#/cashier/order/orderHere';
import type { Me } from '#/protocol/shapes';
import { notify } from '#/ui/notice';
import { Paid } from './Paid';
import { Tendering } from './Tendering';
import { Unknown } from './Unknown';

type Props = {
  here: OrderHere;
  me: Me;
  sessionId: string;
  blocked?: boolean;
  onLeave: () => void;
  /** A code scanned while the change is shown begins the next order; left out where none is begun from here, which is said. */
  onScan?: (code: string) => void;
};

/** The desk: what is due is taken, booked once, and its change handed back. */
export function PaymentScreen({ here, me, sessionId, blocked = false, onLeave, onScan }: Props) {
  const { t } = useTranslation();
  const { opened, desk } = here;
  if (desk.kind === 'paid') {
    const next = () => {
      onLeave();
      void opened.next();
    };
    const scan = (code: string) => {
      if (onScan === undefined) {
        notify({
          tone: 'warn',
          text: t('payment.notScanned', { code }),
          detail: t('payment.notScannedDetail'),
        });
        return;
      }
      onScan(code);
      next();
    };
    return <Paid transaction={desk.transaction} money={me.business} onNext={next} onScan={scan} />;
  }
  if (desk.kind === 'unknown') {
    return <Unknown desk={desk} business={me.business} onAsk={() => void opened.desk.askAgain()} />;
  }
  const leave = () => {
    opened.leaveDesk();
    onLeave();
  };
  return <Tendering here={here} me={me} sessionId={sessionId} blocked={blocked} onLeave={leave} />;
}
