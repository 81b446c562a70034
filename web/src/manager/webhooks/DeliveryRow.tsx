import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebhookDelivery } from '#/protocol/shapes';
import { sinceText } from '#/ui/clock';
import { notify } from '#/ui/notice';
import { RefusalView } from '#/ui/RefusalView';
import { replay } from './calls';
import classes from './Deliveries.module.css';
import { useDoing } from './queries';
import { StatusBadge } from './StateBadge';

type Props = { delivery: WebhookDelivery; timeZone: string };
type Try = WebhookDelivery['tries'][number];

/** One message: how it stands, what came of its last try, and below it every try. */
export function DeliveryRow({ delivery, timeZone }: Props) {
  const { t } = useTranslation();
  const tries = useId();
  const [open, setOpen] = useState(false);
  const { eventType, status, createdAt, nextTryAt } = delivery;
  const [last] = delivery.tries;
  const at = sinceText(createdAt, timeZone);
  const replaying = useDoing(
    (_: undefined, key) => replay(delivery, key),
    () => notify({ text: t('webhooks.replayed') }),
  );
  return (
    <li className={classes['delivery']}>
      <div className={classes['face']}>
        <button type="button" aria-expanded={open} aria-controls={tries} onClick={() => setOpen(!open)}>
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" data-open={open || undefined}>
            <path d="m6 3 5 5-5 5" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
          </svg>
          <span className={classes['what']}>
            <code>{eventType}</code>
            <time dateTime={createdAt}>{at}</time>
          </span>
          <span className={classes['came']}>
            <StatusBadge status={status} />
            <span>{last === undefined ? t('webhooks.noTry') : <Came attempt={last} />}</span>
          </span>
          <span className={classes['then']}>
            <span>{t('webhooks.tries', { count: delivery.tries.length })}</span>
            {nextTryAt !== null && last !== undefined && (
              <span>{t('webhooks.nextTry', { time: sinceText(nextTryAt, timeZone) })}</span>
            )}
          </span>
        </button>
        {status !== 'waiting' && (
          <button
            type="button"
            className={classes['replay']}
            disabled={replaying.isPending}
            onClick={() => replaying.mutate(undefined)}
          >
            {t('webhooks.replay')}
            <span className="tk-unseen">
              : {eventType}, {at}
            </span>
          </button>
        )}
      </div>
      {replaying.error !== null && <RefusalView error={replaying.error} />}
      <div id={tries} hidden={!open}>
        {open && <Tries delivery={delivery} timeZone={timeZone} />}
      </div>
    </li>
  );
}

/** What the receiver said, and how long it took. */
function Came({ attempt }: { attempt: Try }) {
  const { t } = useTranslation();
  const { responseStatus, errorCode, latencyMs } = attempt;
  return (
    <>
      {errorCode !== null
        ? t(`webhooks.error_${errorCode}`)
        : t('webhooks.answered', { status: responseStatus ?? '' })}{' '}
      · {t('webhooks.milliseconds', { count: latencyMs })}
    </>
  );
}

function Tries({ delivery, timeZone }: Props) {
  const { t } = useTranslation();
  return (
    <ol className={classes['tries']} reversed>
      {delivery.tries.map((attempt) => (
        <li key={attempt.number}>
          <strong>{t('webhooks.tryNumber', { number: attempt.number })}</strong>
          <time dateTime={attempt.at}>{sinceText(attempt.at, timeZone)}</time>
          <span>
            <Came attempt={attempt} />
          </span>
          {(attempt.error ?? attempt.responseStart) && <code>{attempt.error ?? attempt.responseStart}</code>}
        </li>
      ))}
      <li>
        <strong>{t('webhooks.message')}</strong>
        <code>{`msg_${delivery.id}`}</code>
      </li>
    </ol>
  );
}
