import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Webhook, WebhookSecret } from '#/protocol/shapes';
import { Dialog } from '#/ui/Dialog';
import { Objection } from '#/ui/Objection';
import { RefusalView } from '#/ui/RefusalView';
import { useRequired } from '#/ui/useRequired';
import { addWebhook, changeWebhook, currentOf, type Target } from './calls';
import { type Chosen, EventTypesField } from './EventTypesField';
import { useDoing } from './queries';
import classes from './WebhookForm.module.css';

/** As long as the server takes. */
const LONGEST_URL = 2_000;
const LONGEST_NOTE = 500;
const EVERY_TYPE = '*';

type Props = {
  /** Null: a new one. */
  webhook: Webhook | null;
  /** A new one with its secret, which no other answer holds. */
  onAdded?: (webhook: WebhookSecret) => void;
  onClose: () => void;
};

export function WebhookForm({ webhook, onAdded, onClose }: Props) {
  const { t } = useTranslation();
  const form = useId();
  const [url, setUrl] = useState(webhook?.url ?? '');
  const [description, setDescription] = useState(webhook?.description ?? '');
  const [types, setTypes] = useState<Chosen>(
    webhook === null || webhook.eventTypes.includes(EVERY_TYPE) ? null : webhook.eventTypes,
  );
  const [chosenNone, setChosenNone] = useState(false);
  const adding = useDoing(addWebhook, (added) => onAdded?.(added));
  // What is on the screen was typed over this version, however often the page behind is read again meanwhile.
  const [version, setVersion] = useState(webhook?.version ?? 0);
  const changing = useDoing(
    (target: Target, key) => changeWebhook(webhook?.id ?? '', { ...target, version }, key),
    onClose,
  );
  const now = currentOf(changing.error);
  if (now !== null && now.version !== version) setVersion(now.version);
  const { mutate, isPending, error } = webhook === null ? adding : changing;
  const address = useRequired();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChosenNone(types?.length === 0);
    if (isPending || types?.length === 0) return;
    mutate({
      url: url.trim(),
      eventTypes: types === null ? [EVERY_TYPE] : [...types],
      description: description.trim(),
    });
  };
  const todo = webhook === null ? 'webhooks.addDo' : 'webhooks.save';
  return (
    <Dialog
      title={t(webhook === null ? 'webhooks.addTitle' : 'webhooks.editTitle')}
      size={720}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button type="submit" form={form} aria-disabled={isPending}>
            {t(isPending ? 'webhooks.working' : todo)}
          </Button>
        </>
      }
    >
      <form id={form} className={classes['form']} onSubmit={submit}>
        <TextInput
          label={t('webhooks.address')}
          description={t('webhooks.addressHint')}
          placeholder={t('webhooks.addressPlaceholder')}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          {...address}
          maxLength={LONGEST_URL}
          data-autofocus
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <Textarea
          label={t('webhooks.note')}
          placeholder={t('webhooks.notePlaceholder')}
          autosize
          minRows={1}
          maxRows={4}
          maxLength={LONGEST_NOTE}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <EventTypesField
          value={types}
          onChange={(chosen) => {
            setTypes(chosen);
            setChosenNone(false);
          }}
        />
        {chosenNone && <Objection>{t('webhooks.chooseOne')}</Objection>}
      </form>
      {error !== null && now === null && <RefusalView error={error} />}
      {now !== null && (
        <RefusalView error={error} lead={() => t('webhooks.staleForm')}>
          <p>{now.url}</p>
          {now.description !== '' && <p>{now.description}</p>}
          <p>{now.eventTypes.includes(EVERY_TYPE) ? t('webhooks.everything') : now.eventTypes.join(' · ')}</p>
        </RefusalView>
      )}
    </Dialog>
  );
}
