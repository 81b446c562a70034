import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Webhook } from '#/protocol/shapes';
import { sinceText } from '#/ui/clock';
import { StateBadge, StatusBadge } from './StateBadge';
import classes from './WebhooksPage.module.css';

type Props = { webhook: Webhook; timeZone: string };

/** One system: where it is, what it is told, and how the last message and all that is left over stand. */
export function WebhookRow({ webhook, timeZone }: Props) {
  const { t } = useTranslation();
  const { id, url, description, eventTypes, lastDelivery, waiting, dead, failuresInRow } = webhook;
  return (
    <li>
      <Link to="/manager/webhooks/$webhookId" params={{ webhookId: id }} className={classes['row'] ?? ''}>
        <span className={classes['where']}>
          <strong>{url}</strong>
          <span>{told(eventTypes) ?? t('webhooks.types', { count: eventTypes.length })}</span>
          {description !== '' && <em>{description}</em>}
        </span>
        <span className={classes['last']}>
          <small>{t('webhooks.last')}</small>
          {lastDelivery === null ? (
            <span>{t('webhooks.never')}</span>
          ) : (
            <>
              <code>{lastDelivery.eventType}</code>
              <span>
                <StatusBadge status={lastDelivery.status} /> {sinceText(lastDelivery.createdAt, timeZone)}
              </span>
            </>
          )}
        </span>
        <span className={classes['standing']}>
          <StateBadge webhook={webhook} />
          {dead > 0 && <span data-bad>{t('webhooks.dead', { count: dead })}</span>}
          {waiting > 0 && <span>{t('webhooks.waiting', { count: waiting })}</span>}
          {failuresInRow > 0 && <span>{t('webhooks.failures', { count: failuresInRow })}</span>}
        </span>
      </Link>
    </li>
  );

  function told(types: readonly string[]): string | null {
    if (types.includes('*')) return t('webhooks.everything');
    return types.length <= 2 ? types.join(' · ') : null;
  }
}
