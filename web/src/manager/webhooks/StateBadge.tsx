import { useTranslation } from 'react-i18next';
import type { Webhook } from '#/protocol/shapes';
import classes from './StateBadge.module.css';

type Stopped = NonNullable<Webhook['disabledReason']>;

const STOPPED = {
  'by-hand': 'webhooks.disabled_byHand',
  failing: 'webhooks.disabled_failing',
  gone: 'webhooks.disabled_gone',
} as const;

const WHY = {
  'by-hand': 'webhooks.disabledDetail_byHand',
  failing: 'webhooks.disabledDetail_failing',
  gone: 'webhooks.disabledDetail_gone',
} as const;

export const whyStopped = (reason: Stopped) => WHY[reason];

/** Whether messages go there, and if not, why. */
export function StateBadge({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const { disabledReason: reason } = webhook;
  const tone = reason === null ? 'good' : reason === 'by-hand' ? 'off' : 'bad';
  return (
    <span className={classes['badge']} data-tone={tone}>
      {t(reason === null ? 'webhooks.active' : STOPPED[reason])}
    </span>
  );
}

const STATUS = {
  waiting: { words: 'webhooks.status_waiting', tone: 'warn' },
  delivered: { words: 'webhooks.status_delivered', tone: 'good' },
  dead: { words: 'webhooks.status_dead', tone: 'bad' },
} as const;

/** How it stands with a message. */
export function StatusBadge({ status }: { status: keyof typeof STATUS }) {
  const { t } = useTranslation();
  const { words, tone } = STATUS[status];
  return (
    <span className={classes['badge']} data-tone={tone}>
      {t(words)}
    </span>
  );
}
