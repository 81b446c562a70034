import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebhookSecret } from '#/protocol/shapes';
import { useMe } from '#/shop/identity';
import { Loading } from '#/ui/Pending';
import { ActionButton } from '#/ui/palette/ActionButton';
import { useActions } from '#/ui/palette/actions';
import { RefusalView } from '#/ui/RefusalView';
import { addWebhook } from './actions/addWebhook';
import { useWebhooks } from './queries';
import { SecretDialog } from './SecretDialog';
import { WebhookForm } from './WebhookForm';
import { WebhookRow } from './WebhookRow';
import classes from './WebhooksPage.module.css';

/** Which systems are told of what happens here, and how it stands with telling them. */
export function WebhooksPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { data, error, isPending, refetch } = useWebhooks();
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<WebhookSecret | null>(null);
  const adds = addWebhook(t, () => setAdding(true));
  useActions(data === undefined ? [] : [adds]);
  return (
    <div className={classes['page']}>
      <header>
        <div>
          <h1>{t('webhooks.title')}</h1>
          <p className={classes['detail']}>{t('webhooks.detail')}</p>
        </div>
        {data !== undefined && data.length > 0 && <ActionButton action={adds} tone="main" />}
      </header>
      {error !== null && <RefusalView error={error} onRetry={() => void refetch()} />}
      {isPending && error === null && <Loading />}
      {data?.length === 0 && (
        <section className={classes['empty']}>
          <h2>{t('webhooks.emptyTitle')}</h2>
          <p>{t('webhooks.emptyDetail')}</p>
          <ActionButton action={adds} tone="main" />
        </section>
      )}
      {data !== undefined && data.length > 0 && (
        <ul className={classes['list']} aria-label={t('webhooks.list')}>
          {data.map((webhook) => (
            <WebhookRow key={webhook.id} webhook={webhook} timeZone={me.business.timeZone} />
          ))}
        </ul>
      )}
      {adding && (
        <WebhookForm
          webhook={null}
          onAdded={(webhook) => {
            setAdding(false);
            setMade(webhook);
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {made !== null && (
        <SecretDialog
          secret={made.secret}
          oldUntil={undefined}
          timeZone={me.business.timeZone}
          onClose={() => setMade(null)}
        />
      )}
    </div>
  );
}
