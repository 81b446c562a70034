import { Button } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '#/protocol/shapes';
import { Dialog } from '#/ui/Dialog';
import { WarningIcon } from '#/ui/icons';
import { notify } from '#/ui/notice';
import { RefusalView } from '#/ui/RefusalView';
import { shortNumber } from './claimState';
import type { HeldOrder } from './held/HeldOrder';
import { ReasonField } from './ReasonField';

type Props = { held: HeldOrder; order: Order; onClose: () => void; onDone: () => void };

export function CancelDialog({ held, order, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const form = useId();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const number = shortNumber(order.number);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await held.cancel(reason.trim());
      notify({ text: t('queue.cancelled', { number }) });
      onDone();
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
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
      <form id={form} onSubmit={(event) => void submit(event)}>
        <ReasonField label={t('queue.cancelReason')} reason={reason} onChange={setReason} />
      </form>
      {error !== null && <RefusalView error={error} />}
    </Dialog>
  );
}
