import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Webhook } from '#/protocol/shapes';
import { Dialog } from '#/ui/Dialog';
import { WarningIcon } from '#/ui/icons';
import { RefusalView } from '#/ui/RefusalView';
import { removeWebhook } from './calls';
import { useDoing } from './queries';

type Props = { webhook: Webhook; onRemoved: () => void; onClose: () => void };

export function RemoveDialog({ webhook, onRemoved, onClose }: Props) {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useDoing(
    (_: undefined, key) => removeWebhook(webhook.id, key),
    onRemoved,
  );
  return (
    <Dialog
      tone="warn"
      icon={<WarningIcon />}
      title={t('webhooks.removeTitle')}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('webhooks.keep')}
          </Button>
          <Button aria-disabled={isPending} onClick={() => isPending || mutate(undefined)}>
            {t(isPending ? 'webhooks.working' : 'webhooks.remove')}
          </Button>
        </>
      }
    >
      <p>{t('webhooks.removeDetail', { url: webhook.url })}</p>
      {error !== null && <RefusalView error={error} />}
    </Dialog>
  );
}
