import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortNumber } from '#/orders/claimState';
import { Dialog } from '#/ui/Dialog';

/** Read at a glance, above whatever the holder is doing. */
const LONGEST_MESSAGE = 140;

type Props = {
  order: { number: string | null };
  holder: string;
  onAsk: (message: string | null) => void;
  onClose: () => void;
};

/** "May I have it?", with what the holder should know, if anything. */
export function AskDialog({ order, holder, onAsk, onClose }: Props) {
  const { t } = useTranslation();
  const form = useId();
  const [message, setMessage] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk(message.trim() === '' ? null : message.trim());
    onClose();
  };
  return (
    <Dialog
      title={t('queue.askTitle', { name: holder, number: shortNumber(order.number) })}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button type="submit" form={form}>
            {t('queue.askDo')}
          </Button>
        </>
      }
    >
      <p>{t('queue.askDetail')}</p>
      <form id={form} onSubmit={submit}>
        <TextInput
          label={t('queue.askMessage')}
          placeholder={t('queue.askExample')}
          maxLength={LONGEST_MESSAGE}
          autoComplete="off"
          data-autofocus
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  );
}
