import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderHere } from '#/cashier/order/orderHere';
import { sendCart } from '#/orders/calls';
import { shortNumber } from '#/orders/claimState';
import { Dialog } from '#/ui/Dialog';
import { notify } from '#/ui/notice';
import { ActionButton } from '#/ui/palette/ActionButton';
import { useActions } from '#/ui/palette/actions';
import { RefusalView } from '#/ui/RefusalView';
import { sendToQueue } from './actions/sendToQueue';
import classes from './SendToQueue.module.css';

/** How long sending waits for the last taps to be on the server. */
const SAVE_PATIENCE_MS = 8_000;

type Props = { here: OrderHere };

/** The cart goes to whoever takes it in hand; this register is free for the next customer. */
export function SendToQueue({ here }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { state } = here;
  const action = sendToQueue(t, () => setAsking(true), state.order.lines.length === 0);
  useActions([action]);
  return (
    <>
      <ActionButton action={action} className={classes['beside']} hint={t('queue.sendHint')} side="left">
        {action.label}
      </ActionButton>
      {asking && <SendDialog here={here} onClose={() => setAsking(false)} />}
    </>
  );
}

function SendDialog({ here, onClose }: { here: OrderHere; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useId();
  const [name, setName] = useState('');
  const [table, setTable] = useState('');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<{ error: unknown } | 'not-saved' | null>(null);
  const { opened } = here;
  const given = (text: string) => (text.trim() === '' ? null : text.trim());

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setTrouble(null);
    const waiting = await opened.flush(SAVE_PATIENCE_MS);
    const { orderSessionId } = opened.kept;
    if (waiting > 0 || orderSessionId === null) {
      setTrouble('not-saved');
      setBusy(false);
      return;
    }
    try {
      const order = await sendCart(orderSessionId, {
        name: given(name),
        table: given(table),
        note: given(note),
      });
      await opened.kept.finished();
      opened.sendNow();
      notify({ text: t('queue.sent', { number: shortNumber(order.number) }) });
      onClose();
    } catch (error) {
      setTrouble({ error });
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t('queue.sendTitle')}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button type="submit" form={form} aria-disabled={busy}>
            {t(busy ? 'queue.sending' : 'queue.sendDo')}
          </Button>
        </>
      }
    >
      <p>{t('queue.sendDetail')}</p>
      <form id={form} className={classes['form']} onSubmit={(event) => void submit(event)}>
        <div className={classes['two']}>
          <TextInput
            label={t('queue.sendName')}
            maxLength={100}
            autoComplete="off"
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('queue.sendTable')}
            maxLength={100}
            autoComplete="off"
            value={table}
            onChange={(event) => setTable(event.currentTarget.value)}
          />
        </div>
        <Textarea
          label={t('queue.sendNote')}
          autosize
          minRows={2}
          maxRows={4}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </form>
      {trouble === 'not-saved' && <p role="alert">{t('queue.notSaved')}</p>}
      {trouble !== null && trouble !== 'not-saved' && <RefusalView error={trouble.error} />}
    </Dialog>
  );
}
