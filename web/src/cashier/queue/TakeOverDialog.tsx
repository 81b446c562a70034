import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '#/protocol/problem';
import type { Me, Person } from '#/protocol/shapes';
import { Dialog } from '#/ui/Dialog';
import { WarningIcon } from '#/ui/icons';
import { RefusalView } from '#/ui/RefusalView';
import { shortNumber } from './claimState';
import classes from './Dialogs.module.css';
import type { HeldOrder } from './held/HeldOrder';
import { wrest } from './held/hands';
import { ReasonField } from './ReasonField';
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
  const [username, setUsername] = useState('');
  const [pin, setPin] = useState('');
  const { busy, error, attempt } = useAttempt();
  const number = shortNumber(order.number);
  const approver = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (needsApprover) approver.current?.focus();
  }, [needsApprover]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPin('');
    const approval = needsApprover ? { approval: { username: username.trim(), pin } } : {};
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
              <TextInput
                ref={approver}
                label={t('queue.approver')}
                required
                withAsterisk={false}
                autoComplete="off"
                autoCapitalize="none"
                value={username}
                onChange={(event) => setUsername(event.currentTarget.value)}
              />
              <PasswordInput
                label={t('queue.approverPin')}
                required
                withAsterisk={false}
                inputMode="numeric"
                autoComplete="off"
                value={pin}
                onChange={(event) => setPin(event.currentTarget.value.replace(/\D/g, '').slice(0, 8))}
              />
            </div>
          </fieldset>
        )}
      </form>
      {error !== null && !unpermitted && <RefusalView error={error} lead={(_problem, reason) => reason} />}
    </Dialog>
  );
}
