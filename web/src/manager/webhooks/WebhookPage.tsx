import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Webhook, WebhookSecret } from '#/protocol/shapes';
import { useMe } from '#/shop/identity';
import { momentText } from '#/ui/clock';
import { notify } from '#/ui/notice';
import { Loading } from '#/ui/Pending';
import { ActionButton } from '#/ui/palette/ActionButton';
import { useActions } from '#/ui/palette/actions';
import { RefusalView } from '#/ui/RefusalView';
import { backToWebhooks } from './actions/backToWebhooks';
import { editWebhook } from './actions/editWebhook';
import { removeWebhook } from './actions/removeWebhook';
import { rotateSecret } from './actions/rotateSecret';
import { sendTest } from './actions/sendTest';
import { switchOff } from './actions/switchOff';
import { switchOn } from './actions/switchOn';
import * as calls from './calls';
import { Deliveries } from './Deliveries';
import { useDoing, useWebhook } from './queries';
import { RemoveDialog } from './RemoveDialog';
import { RotateDialog } from './RotateDialog';
import { SecretDialog } from './SecretDialog';
import { StateBadge, whyStopped } from './StateBadge';
import { WebhookForm } from './WebhookForm';
import classes from './WebhookPage.module.css';

/** One system that is told: what of, how it goes, and everything that can be done about it. */
export function WebhookPage() {
  const { webhookId } = useParams({ from: '/manager/webhooks/$webhookId' });
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, error, refetch } = useWebhook(webhookId);
  const leave = () => void navigate({ to: '/manager/webhooks' });
  const back = backToWebhooks(t, leave);
  useActions([back]);
  return (
    <div className={classes['page']}>
      <div>
        <ActionButton action={back} />
      </div>
      {error !== null && <RefusalView error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && <Told webhook={data} onRemoved={leave} />}
    </div>
  );
}

type Asking = 'nothing' | 'edit' | 'rotate' | 'remove';

function Told({ webhook, onRemoved }: { webhook: Webhook; onRemoved: () => void }) {
  const { t } = useTranslation();
  const { timeZone } = useMe().business;
  const { id, status } = webhook;
  const [asking, setAsking] = useState<Asking>('nothing');
  const [made, setMade] = useState<WebhookSecret | null>(null);
  const close = () => setAsking('nothing');
  const on = status === 'active';
  const testing = useDoing(
    (_: undefined, key) => calls.sendTest(id, key),
    () => notify({ text: t(on ? 'webhooks.tested' : 'webhooks.testOff') }),
  );
  const switching = useDoing(
    (active: boolean, key) => calls.changeWebhook(id, { active, version: webhook.version }, key),
    () => notify({ text: t(on ? 'webhooks.switchedOff' : 'webhooks.switchedOn') }),
  );
  const ways = [
    sendTest(t, () => testing.mutate(undefined), testing.isPending),
    editWebhook(t, () => setAsking('edit')),
    rotateSecret(t, () => setAsking('rotate')),
    on
      ? switchOff(t, () => switching.mutate(false), switching.isPending)
      : switchOn(t, () => switching.mutate(true), switching.isPending),
    removeWebhook(t, () => setAsking('remove')),
  ];
  useActions(ways);
  const error = testing.error ?? switching.error;
  return (
    <>
      <About webhook={webhook} timeZone={timeZone} />
      <div className={classes['ways']}>
        {ways.map((way) => (
          <ActionButton key={way.id} action={way} tone={toneOf(way.id)} />
        ))}
      </div>
      {error !== null && calls.currentOf(error) === null && <RefusalView error={error} />}
      {calls.currentOf(error) !== null && <RefusalView error={error} lead={() => t('webhooks.stale')} />}
      <Deliveries webhook={webhook} timeZone={timeZone} />
      {asking === 'edit' && <WebhookForm webhook={webhook} onClose={close} />}
      {asking === 'rotate' && (
        <RotateDialog
          webhook={webhook}
          timeZone={timeZone}
          onMade={(rotated) => {
            close();
            setMade(rotated);
          }}
          onClose={close}
        />
      )}
      {asking === 'remove' && (
        <RemoveDialog
          webhook={webhook}
          onRemoved={() => {
            notify({ text: t('webhooks.removed') });
            onRemoved();
          }}
          onClose={close}
        />
      )}
      {made !== null && (
        <SecretDialog
          secret={made.secret}
          oldUntil={made.previousSecretUntil}
          timeZone={timeZone}
          onClose={() => setMade(null)}
        />
      )}
    </>
  );
}

function toneOf(way: string): 'plain' | 'main' | 'bad' {
  if (way === 'remove-webhook') return 'bad';
  return way === 'switch-on' ? 'main' : 'plain';
}

function About({ webhook, timeZone }: { webhook: Webhook; timeZone: string }) {
  const { t } = useTranslation();
  const { url, description, eventTypes, disabledReason, previousSecretUntil, failuresInRow } = webhook;
  return (
    <header className={classes['about']}>
      <div className={classes['name']}>
        <h1>{url}</h1>
        <StateBadge webhook={webhook} />
      </div>
      {description !== '' && <p>{description}</p>}
      <p className={classes['types']}>
        {eventTypes.includes('*')
          ? t('webhooks.everything')
          : eventTypes.map((type) => <code key={type}>{type}</code>)}
      </p>
      {disabledReason !== null && <p className={classes['hint']}>{t(whyStopped(disabledReason))}</p>}
      {disabledReason === null && failuresInRow > 0 && (
        <p className={classes['hint']}>{t('webhooks.failures', { count: failuresInRow })}</p>
      )}
      {previousSecretUntil !== null && (
        <p className={classes['hint']}>
          {t('webhooks.oldSigns', { time: momentText(previousSecretUntil, timeZone) })}
        </p>
      )}
    </header>
  );
}
