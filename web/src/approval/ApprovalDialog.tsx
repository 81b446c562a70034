import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Approval } from '#/protocol/credentials';
import { isProblem } from '#/protocol/problem';
import { Dialog } from '#/ui/Dialog';
import { WarningIcon } from '#/ui/icons';
import { ReasonField } from '#/ui/ReasonField';
import { RefusalView } from '#/ui/RefusalView';
import { ApproverFields } from './ApproverFields';
import { useApprover } from './useApprover';

export type Approved = { reason: string; approval: Approval | null };

type Props = {
  title: string;
  /** What somebody has to answer for. */
  children: ReactNode;
  /** What the button that goes on is called, and the one that does not. */
  approve: string;
  leave: string;
  asksReason?: boolean;
  /** False: whoever is signed in approves by their own word. */
  asksApprover?: boolean;
  /** What went wrong with the last approval that was given. */
  error: unknown;
  busy: boolean;
  onApprove: (approved: Approved) => void;
  onClose: () => void;
};

/** Somebody else answers for what one may not do alone: who, their PIN and, where it is asked for, why. */
export function ApprovalDialog({
  title,
  children,
  approve,
  leave,
  asksReason = false,
  asksApprover = true,
  error,
  busy,
  onApprove,
  onClose,
}: Props) {
  const { t } = useTranslation();
  const form = useId();
  const [reason, setReason] = useState('');
  const approving = useApprover();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const approval = asksApprover ? approving.take() : null;
    if (approval !== null || !asksApprover) onApprove({ reason: reason.trim(), approval });
  };
  // Asked for only after a first answer: the reason has been typed by then, and the approver is next.
  const [askedAtOnce] = useState(asksApprover);
  const why = asksReason && <ReasonField label={t('approval.reason')} reason={reason} onChange={setReason} />;
  return (
    <Dialog
      tone="warn"
      icon={<WarningIcon />}
      size={asksApprover ? 720 : 560}
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {leave}
          </Button>
          <Button type="submit" form={form} aria-disabled={busy}>
            {busy ? t('approval.asking') : approve}
          </Button>
        </>
      }
    >
      {children}
      <form id={form} onSubmit={submit}>
        {asksApprover ? (
          <ApproverFields
            takesFocus={!asksReason || !askedAtOnce}
            labels={{ who: t('approval.who'), username: t('approval.username'), pin: t('approval.pin') }}
            approving={approving}
            wrong={isProblem(error, 'approval-failed')}
            busy={busy}
          >
            {why}
          </ApproverFields>
        ) : (
          why
        )}
      </form>
      {error !== null && <RefusalView error={error} lead={(_problem, reason) => reason} />}
    </Dialog>
  );
}
