import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApprovalDialog } from '#/approval/ApprovalDialog';
import type { Approval } from '#/protocol/credentials';
import { mayBeApproved, NoAnswerError, ProblemError } from '#/protocol/problem';
import type { OpenedOrder } from '#/sync/opened-order';
import type { Notice } from '#/sync/state';

type Refused = Extract<Notice, { kind: 'refused' }>;

/** Of what the server refused, the first that somebody else may permit. */
export const toApprove = (notices: readonly Notice[]): Refused | undefined =>
  notices.find((notice): notice is Refused => notice.kind === 'refused' && mayBeApproved(notice.problem));

type Props = { opened: OpenedOrder; notices: readonly Notice[] };

/** A change that is past the cashier's limits was taken back; somebody else's PIN makes it after all. */
export function ApproveChange({ opened, notices }: Props) {
  const asked = toApprove(notices);
  return asked === undefined ? null : <Asking key={asked.id} opened={opened} asked={asked} />;
}

function Asking({ opened, asked }: { opened: OpenedOrder; asked: Refused }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const done = () => opened.dismiss(asked.id);
  const ask = async (approval: Approval) => {
    setBusy(true);
    setError(null);
    const answer = await opened.approve(asked.operation, approval);
    setBusy(false);
    if (answer.kind === 'ok') done();
    else if (answer.kind === 'refused') setError(new ProblemError(answer.problem));
    else setError(new NoAnswerError('The approval was not answered'));
  };
  return (
    <ApprovalDialog
      title={t('approval.title')}
      approve={t('approval.approve')}
      leave={t('approval.leaveAsItWas')}
      error={error}
      busy={busy}
      onApprove={({ approval }) => approval !== null && void ask(approval)}
      onClose={done}
    >
      <p>{asked.lineName === null ? asked.problem.detail : `${asked.lineName}: ${asked.problem.detail}`}</p>
    </ApprovalDialog>
  );
}
