import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApprovalDialog } from '#/approval/ApprovalDialog';
import type { Approval } from '#/protocol/credentials';
import { mayBeApproved, ProblemError } from '#/protocol/problem';
import type { Problem } from '#/protocol/shapes';
import type { Desk } from '#/sync/payment-desk';

type Props = { desk: Desk; saving: boolean; onApprove: (approval: Approval) => void };

/** A payment that is past the cashier's limits: somebody else's PIN books it, here and now. */
export function ApproveSale({ desk, saving, onApprove }: Props) {
  const { t } = useTranslation();
  const refused = desk.kind === 'refused' ? desk.problem : null;
  const [asked, setAsked] = useState<Problem | null>(null);
  useEffect(() => {
    if (refused === null) return;
    if (mayBeApproved(refused)) setAsked(refused);
    else if (!ABOUT_THE_APPROVAL.has(refused.code)) setAsked(null);
  }, [refused]);
  if (asked === null) return null;
  return (
    <ApprovalDialog
      title={t('approval.title')}
      approve={t('approval.approve')}
      leave={t('approval.backToPayment')}
      error={refused === null || refused === asked ? null : new ProblemError(refused)}
      busy={saving || desk.kind === 'asking'}
      onApprove={({ approval }) => approval !== null && onApprove(approval)}
      onClose={() => setAsked(null)}
    >
      <p>{asked.detail}</p>
    </ApprovalDialog>
  );
}

/** What goes wrong with an approval leaves the question as it was. */
const ABOUT_THE_APPROVAL = new Set([
  'approval-failed',
  'approval-by-oneself',
  'approver-not-permitted',
  'sign-in-throttled',
]);
