import { Button } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { partsText, useTaken } from '#/cashier/payment/taken';
import type { Me, Order } from '#/protocol/shapes';
import { Dialog } from '#/ui/Dialog';
import { WarningIcon } from '#/ui/icons';
import { notify } from '#/ui/notice';
import { ReasonField } from '#/ui/ReasonField';
import { RefusalView } from '#/ui/RefusalView';
import { shortNumber } from './claimState';
import type { HeldOrder } from './held/HeldOrder';
import { useAttempt } from './useAttempt';

type Props = { held: HeldOrder; order: Order; me: Me; onClose: () => void; onDone: () => void };

export function CancelDialog({ held, order, me, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const form = useId();
  const [reason, setReason] = useState('');
  const { busy, error, attempt } = useAttempt();
  const number = shortNumber(order.number);
  const taken = useTaken(held.till);
  const owed = taken.length === 0 ? null : t('payment.owed', { amounts: partsText(t, taken, me.business) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void attempt(async () => {
      await held.cancel(reason.trim());
      await held.till.parts.settled();
      notify({ text: t('queue.cancelled', { number }), ...(owed === null ? {} : { detail: owed }) });
      onDone();
    });
  };
  return (
    <Dialog
      tone="warn"
      icon={<WarningIcon />}
      title={t('queue.cancelTitle', { number })}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('queue.keep')}
          </Button>
          <Button type="submit" form={form} aria-disabled={busy}>
            {t(busy ? 'queue.working' : 'queue.cancelDo')}
          </Button>
        </>
      }
    >
      <p>{t('queue.cancelDetail')}</p>
      {owed !== null && <strong>{owed}</strong>}
      <form id={form} onSubmit={submit}>
        <ReasonField label={t('queue.cancelReason')} reason={reason} onChange={setReason} />
      </form>
      {error !== null && <RefusalView error={error} />}
    </Dialog>
  );
}
