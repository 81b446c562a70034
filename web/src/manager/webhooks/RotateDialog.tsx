import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Webhook, WebhookSecret } from '#/protocol/shapes';
import { Choice } from '#/ui/Choice';
import { momentText } from '#/ui/clock';
import { Dialog } from '#/ui/Dialog';
import { WarningIcon } from '#/ui/icons';
import { RefusalView } from '#/ui/RefusalView';
import { rotateSecret } from './calls';
import { useDoing } from './queries';
import classes from './RotateDialog.module.css';

/** How long both sign, in seconds; the last is the longest that the server takes. */
const OVERLAPS = ['0', '3600', '86400', '604800'] as const;
type Overlap = (typeof OVERLAPS)[number];

type Props = {
  webhook: Webhook;
  timeZone: string;
  onMade: (webhook: WebhookSecret) => void;
  onClose: () => void;
};

/** A new secret, and how long the one it replaces signs beside it. */
export function RotateDialog({ webhook, timeZone, onMade, onClose }: Props) {
  const { t } = useTranslation();
  const { id, previousSecretUntil: until } = webhook;
  const [overlap, setOverlap] = useState<Overlap>('86400');
  // Two sign at most: while one from before still does, the next replaces both at once.
  const chosen = until === null ? overlap : '0';
  const { mutate, isPending, error } = useDoing(
    (seconds: number, key) => rotateSecret(id, seconds, key),
    onMade,
  );
  return (
    <Dialog
      tone="warn"
      icon={<WarningIcon />}
      title={t('webhooks.rotateTitle')}
      size={620}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('webhooks.keep')}
          </Button>
          <Button aria-disabled={isPending} onClick={() => isPending || mutate(Number(chosen))}>
            {t(isPending ? 'webhooks.working' : 'webhooks.rotateDo')}
          </Button>
        </>
      }
    >
      {until === null ? (
        <>
          <p>{t('webhooks.rotateDetail')}</p>
          <div className={classes['overlap']}>
            <strong>{t('webhooks.rotateOverlap')}</strong>
            <Choice
              label={t('webhooks.rotateOverlap')}
              value={overlap}
              onChoose={setOverlap}
              options={OVERLAPS.map((value) => ({ value, label: t(`webhooks.overlap_${value}`) }))}
            />
          </div>
        </>
      ) : (
        <p>{t('webhooks.rotateStill', { time: momentText(until, timeZone) })}</p>
      )}
      {chosen === '0' && <p role="status">{t('webhooks.rotateAtOnce')}</p>}
      {error !== null && <RefusalView error={error} />}
    </Dialog>
  );
}
