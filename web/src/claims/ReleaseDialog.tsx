import { useTranslation } from 'react-i18next';
import { ApprovalDialog } from '#/approval/ApprovalDialog';
import { releaseTheirs } from '#/orders/calls';
import { shortNumber } from '#/orders/claimState';
import type { Person } from '#/protocol/shapes';
import { notify } from '#/ui/notice';
import { useAttempt } from '#/ui/useAttempt';

type Props = {
  order: { id: string; number: string | null };
  holder: Person | null;
  onReleased: () => void;
  onClose: () => void;
};

/** A manager releases somebody else's claim, with a reason and without a cash session of their own (CL-4). */
export function ReleaseDialog({ order, holder, onReleased, onClose }: Props) {
  const { t } = useTranslation();
  const { busy, error, attempt } = useAttempt();
  const number = shortNumber(order.number);
  const release = (reason: string) =>
    attempt(async () => {
      await releaseTheirs(order.id, reason);
      notify({ text: t('queue.released', { number }) });
      onReleased();
    });
  return (
    <ApprovalDialog
      title={t('queue.releaseTitle', { number })}
      approve={t('queue.releaseDo')}
      leave={t('queue.keep')}
      asksReason
      asksApprover={false}
      error={error}
      busy={busy}
      onApprove={({ reason }) => void release(reason)}
      onClose={onClose}
    >
      <p>{t('queue.releaseDetail', { name: holder?.name ?? '' })}</p>
    </ApprovalDialog>
  );
}
