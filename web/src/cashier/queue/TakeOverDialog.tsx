import { Button } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { approves } from '#/app/identity';
import { ApproverFields } from '#/cashier/approval/ApproverFields';
import { useApprover } from '#/cashier/approval/useApprover';
import { isProblem } from '#/protocol/problem';
import type { Me, Person } from '#/protocol/shapes';
import { Dialog } from '#/ui/Dialog';
import { WarningIcon } from '#/ui/icons';
import { ReasonField } from '#/ui/ReasonField';
import { RefusalView } from '#/ui/RefusalView';
import { shortNumber } from './claimState';
import classes from './Dialogs.module.css';
import type { HeldOrder } from './held/HeldOrder';
import { wrest } from './held/hands';
import { useAttempt } from './useAttempt';

type Props = {
  order: { id: string; number: string | null };
  holder: Person | null;
  me: Me;
  sessionId: string;
  onTaken: (held: HeldOrder) => void;
  onClose: () => void;
};

/** Taking an order from its holder: with a reason, by a manager or with a manager's PIN (CL-4). */
export function TakeOverDialog({ order, holder, me, sessionId, onTaken, onClose }: Props) {
  const { t } = useTranslation();
  const form = useId();
  const [needsApprover, setNeedsApprover] = useState(false);
  const [reason, setReason] = useState('');
  const approving = useApprover();
  const { busy, error, attempt } = useAttempt();
  const number = shortNumber(order.number);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const approval = needsApprover ? approving.take() : undefined;
    if (approval === null) return;
    void attempt(async () => {
      onTaken(
        await wrest(me, order.id, {
          sessionId,
          reason: reason.trim(),
          ...(approval === undefined ? {} : { approval }),
        }),
      );
    });
  };
  // A profile may let cashiers take over by themselves: whether it does is the server's to say.
  const unpermitted = isProblem(error, 'take-over-not-permitted');
  if (unpermitted && !needsApprover) setNeedsApprover(true);
  const asksApprover = needsApprover && !approves(me);
  const why = <ReasonField label={t('queue.takeOverReason')} reason={reason} onChange={setReason} />;
  return (
    <Dialog
      tone="warn"
      size={asksApprover ? 720 : 560}
      icon={<WarningIcon />}
      title={t('queue.takeOverTitle', { number })}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('queue.keep')}
          </Button>
          <Button type="submit" form={form} aria-disabled={busy}>
            {t(busy ? 'queue.working' : 'queue.takeOverDo')}
          </Button>
        </>
      }
    >
      <p>{t('queue.takeOverDetail', { name: holder?.name ?? '' })}</p>
      <form id={form} className={classes['form']} onSubmit={submit}>
        {asksApprover ? (
          <ApproverFields
            takesFocus
            labels={{
              who: t('queue.approverTitle'),
              username: t('queue.approver'),
              pin: t('queue.approverPin'),
            }}
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
      {error !== null && !unpermitted && <RefusalView error={error} lead={(_problem, reason) => reason} />}
    </Dialog>
  );
}
