import { Button } from '@mantine/core';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '#/protocol/problem';
import type { Me, Person } from '#/protocol/shapes';
import { ApproverFields, NO_APPROVER } from '#/ui/ApproverFields';
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
  const decides = me.role === 'manager' || me.role === 'admin';
  const [needsApprover, setNeedsApprover] = useState(false);
  const [reason, setReason] = useState('');
  const [approver, setApprover] = useState(NO_APPROVER);
  const { busy, error, attempt } = useAttempt();
  const number = shortNumber(order.number);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (needsApprover) first.current?.focus();
  }, [needsApprover]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setApprover({ ...approver, pin: '' });
    const approval = needsApprover ? { approval: { ...approver, username: approver.username.trim() } } : {};
    void attempt(async () => {
      onTaken(await wrest(me, order.id, { sessionId, reason: reason.trim(), ...approval }));
    });
  };
  // A profile may let cashiers take over by themselves: whether it does is the server's to say.
  const unpermitted = isProblem(error, 'take-over-not-permitted');
  if (unpermitted && !needsApprover) setNeedsApprover(true);
  return (
    <Dialog
      tone="warn"
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
        <ReasonField label={t('queue.takeOverReason')} reason={reason} onChange={setReason} />
        {needsApprover && !decides && (
          <fieldset className={classes['approver']}>
            <legend>{t('queue.approverTitle')}</legend>
            <div className={classes['two']}>
              <ApproverFields
                first={first}
                labels={{ username: t('queue.approver'), pin: t('queue.approverPin') }}
                approver={approver}
                onChange={setApprover}
              />
            </div>
          </fieldset>
        )}
      </form>
      {error !== null && !unpermitted && <RefusalView error={error} lead={(_problem, reason) => reason} />}
    </Dialog>
  );
}
