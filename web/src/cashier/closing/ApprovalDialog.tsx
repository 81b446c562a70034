import { Button } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApproverFields } from '#/cashier/approval/ApproverFields';
import { useApprover } from '#/cashier/approval/useApprover';
import { isProblem } from '#/protocol/problem';
import type { Me, Problem } from '#/protocol/shapes';
import { Dialog } from '#/ui/Dialog';
import { WarningIcon } from '#/ui/icons';
import { moneyText } from '#/ui/Money';
import { ReasonField } from '#/ui/ReasonField';
import { RefusalView } from '#/ui/RefusalView';
import type { Approval } from './closeShift';
import { OverShort } from './OverShort';

type Props = {
  me: Me;
  asked: Problem;
  /** what went wrong with the last approval that was given */
  error: unknown;
  busy: boolean;
  onApprove: (approval: Approval) => void;
  onClose: () => void;
};

/** The difference is recorded as it is; somebody answers for it with a reason and a PIN. */
export function ApprovalDialog({ me, asked, error, busy, onApprove, onClose }: Props) {
  const { t } = useTranslation();
  const form = useId();
  const [reason, setReason] = useState('');
  const approving = useApprover();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const approval = approving.take();
    if (approval !== null) onApprove({ reason: reason.trim(), approval });
  };
  return (
    <Dialog
      tone="warn"
      icon={<WarningIcon />}
      size={720}
      title={t('closing.approvalTitle')}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('closing.countAgain')}
          </Button>
          <Button type="submit" form={form} aria-disabled={busy}>
            {busy ? t('closing.closing') : t('closing.approve')}
          </Button>
        </>
      }
    >
      <p>
        {asked.limit === undefined
          ? t('closing.approvalDetailBlind')
          : t('closing.approvalDetail', { limit: moneyText(asked.limit, me.business) })}
      </p>
      {asked.overShort !== undefined && <OverShort amount={asked.overShort} of={me.business} />}
      <form id={form} onSubmit={submit}>
        <ApproverFields
          labels={{
            who: t('closing.approverTitle'),
            username: t('closing.approver'),
            pin: t('closing.approverPin'),
          }}
          approving={approving}
          wrong={isProblem(error, 'approval-failed')}
          busy={busy}
        >
          <ReasonField label={t('closing.reason')} reason={reason} onChange={setReason} />
        </ApproverFields>
      </form>
      {error !== null && <RefusalView error={error} lead={(_problem, reason) => reason} />}
    </Dialog>
  );
}
