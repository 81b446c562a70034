import { useTranslation } from 'react-i18next';
import { ApprovalDialog, type Approved } from '#/approval/ApprovalDialog';
import { useAsked } from '#/approval/useAsked';
import { shortNumber } from '#/orders/claimState';
import type { Me, Person } from '#/protocol/shapes';
import { useAttempt } from '#/ui/useAttempt';
import type { ClaimedOrder } from './ClaimedOrder';
import { takeOverHere } from './claiming';

type Props = {
  order: { id: string; number: string | null };
  holder: Person | null;
  me: Me;
  sessionId: string;
  onClaimed: (claimed: ClaimedOrder) => void;
  onClose: () => void;
};

/**
 * Taking an order from its holder: with a reason, by a manager or with a manager's PIN (CL-4). A profile may let cashiers
 * take over by themselves: whether it does is the server's to say.
 */
export function TakeOverDialog({ order, holder, me, sessionId, onClaimed, onClose }: Props) {
  const { t } = useTranslation();
  const { busy, error, attempt } = useAttempt();
  const { asked, error: trouble } = useAsked(error, 'take-over-not-permitted');
  const takeOver = ({ reason, approval }: Approved) =>
    attempt(async () => {
      onClaimed(await takeOverHere(me, order.id, { sessionId, reason, ...(approval && { approval }) }));
    });
  return (
    <ApprovalDialog
      title={t('queue.takeOverTitle', { number: shortNumber(order.number) })}
      approve={t('queue.takeOverDo')}
      leave={t('queue.keep')}
      asksReason
      asksApprover={asked !== null}
      error={trouble}
      busy={busy}
      onApprove={(approved) => void takeOver(approved)}
      onClose={onClose}
    >
      <p>{t('queue.takeOverDetail', { name: holder?.name ?? '' })}</p>
    </ApprovalDialog>
  );
}
