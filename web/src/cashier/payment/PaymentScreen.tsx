import type { Me } from '#/protocol/shapes';
import type { OrderHere } from '../selling/useOrder';
import { Paid } from './Paid';
import { Tendering } from './Tendering';
import { Unknown } from './Unknown';

type Props = { here: OrderHere; me: Me; sessionId: string; blocked?: boolean; onLeave: () => void };

/** The desk: what is due is taken, booked once, and its change handed back. */
export function PaymentScreen({ here, me, sessionId, blocked = false, onLeave }: Props) {
  const { till, desk } = here;
  if (desk.kind === 'paid') {
    const next = () => {
      onLeave();
      void till.next();
    };
    return <Paid transaction={desk.transaction} money={me.business} onNext={next} />;
  }
  if (desk.kind === 'unknown') {
    return <Unknown desk={desk} business={me.business} onAsk={() => void till.desk.askAgain()} />;
  }
  const leave = () => {
    till.leaveDesk();
    onLeave();
  };
  return <Tendering here={here} me={me} sessionId={sessionId} blocked={blocked} onLeave={leave} />;
}
