import { useTranslation } from 'react-i18next';
import { ApprovalDialog, type Approved } from '#/approval/ApprovalDialog';
import { useAsked } from '#/approval/useAsked';
import { partsText, useTaken } from '#/cashier/order/taken';
import type { ClaimedOrder } from '#/claims/ClaimedOrder';
import { shortNumber } from '#/orders/claimState';
import type { Me, Order } from '#/protocol/shapes';
import { notify } from '#/ui/notice';
import { useAttempt } from '#/ui/useAttempt';

type Props = { claimed: ClaimedOrder; order: Order; me: Me; onClose: () => void; onDone: () => void };

/** Cancelling with a reason. How much of others' orders a cashier may cancel alone is the server's to say. */
export function CancelDialog({ claimed, order, me, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const { busy, error, attempt } = useAttempt();
  const { asked, error: trouble } = useAsked(error);
  const number = shortNumber(order.number);
  const taken = useTaken(claimed.opened);
  const owed = taken.length === 0 ? null : t('payment.owed', { amounts: partsText(t, taken, me.business) });
  const cancel = ({ reason, approval }: Approved) =>
    attempt(async () => {
      await claimed.cancel(reason, approval ?? undefined);
      await claimed.opened.parts.settled();
      notify({ text: t('queue.cancelled', { number }), ...(owed === null ? {} : { detail: owed }) });
      onDone();
    });
  return (
    <ApprovalDialog
      title={t('queue.cancelTitle', { number })}
      approve={t('queue.cancelDo')}
      leave={t('queue.keep')}
      asksReason
      asksApprover={asked !== null}
      error={trouble}
      busy={busy}
      onApprove={(approved) => void cancel(approved)}
      onClose={onClose}
    >
      <p>{t('queue.cancelDetail')}</p>
      {owed !== null && <strong>{owed}</strong>}
      {asked !== null && <p>{asked.detail}</p>}
    </ApprovalDialog>
  );
}
