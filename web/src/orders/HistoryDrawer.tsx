import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ClaimHistoryEntry, Me } from '#/protocol/shapes';
import { CloseSign } from '#/ui/CloseSign';
import { sinceText } from '#/ui/clock';
import { Loading } from '#/ui/Pending';
import { ActionButton } from '#/ui/palette/ActionButton';
import { RefusalView } from '#/ui/RefusalView';
import { showMore } from './actions/showMore';
import classes from './HistoryDrawer.module.css';
import { useHistory } from './queries';

type Props = { orderId: string; number: string; me: Me; onClose: () => void };

/** What was done on an order and what was refused: who, when, where and why (CL-5). */
export function HistoryDrawer({ orderId, number, me, onClose }: Props) {
  const { t } = useTranslation();
  const history = useHistory(orderId);
  const title = t('queue.historyTitle', { number });
  const more = showMore(t, () => void history.fetchNextPage(), history.isFetchingNextPage);
  return (
    <Drawer.Root opened onClose={onClose} position="right" size={460} transitionProps={{ duration: 120 }}>
      <Drawer.Overlay />
      <Drawer.Content aria-label={title}>
        <Drawer.Body p={0}>
          <div className={classes['head']}>
            <h2>{title}</h2>
            <CloseSign onClose={onClose} />
          </div>
          {history.isPending && <Loading />}
          {history.error !== null && <RefusalView error={history.error} />}
          {history.data?.length === 0 && <p className={classes['empty']}>{t('queue.historyEmpty')}</p>}
          <ol className={classes['entries']}>
            {history.data?.map((entry) => (
              <Entry key={`${entry.at} ${entry.command} ${entry.outcome}`} entry={entry} me={me} />
            ))}
          </ol>
          {history.hasNextPage && (
            <div className={classes['more']}>
              <ActionButton action={more} />
            </div>
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

const OUTCOMES = {
  claimed: 'queue.did_claimed',
  renewed: 'queue.did_renewed',
  released: 'queue.did_released',
  expired: 'queue.did_expired',
  'taken-over': 'queue.did_takenOver',
  asked: 'queue.did_asked',
  granted: 'queue.did_granted',
  declined: 'queue.did_declined',
} as const;
const COMMANDS = {
  'order.create': 'queue.did_create',
  'order-session.send': 'queue.did_send',
  'order.claim': 'queue.did_claimed',
  'order.take-over': 'queue.did_takenOver',
  'order.release': 'queue.did_released',
  'order.operate': 'queue.did_operate',
  'order.pay': 'queue.did_pay',
  'order.cancel': 'queue.did_cancel',
  'order.split': 'queue.did_split',
} as const;

function wordsFor({ command, outcome }: ClaimHistoryEntry) {
  if (outcome in OUTCOMES) return OUTCOMES[outcome as keyof typeof OUTCOMES];
  if (command in COMMANDS) return COMMANDS[command as keyof typeof COMMANDS];
  return 'queue.did_change';
}

function Entry({ entry, me }: { entry: ClaimHistoryEntry; me: Me }) {
  const { t } = useTranslation();
  const { at, by, refused, register, reason, former, approvedBy, quietSeconds } = entry;
  const who = [by?.name, register?.code].filter((part) => part !== undefined).join(' · ');
  const more = [
    former !== null && former.id !== by?.id ? t('queue.fromWhom', { name: former.name }) : null,
    reason,
    approvedBy === null ? null : t('queue.approvedBy', { name: approvedBy.name }),
    quietSeconds === null ? null : t('queue.quiet', { seconds: quietSeconds }),
  ].filter((part) => part !== null);
  return (
    <li data-refused={refused || undefined}>
      <time dateTime={at}>{sinceText(at, me.business.timeZone)}</time>
      <div>
        <strong>
          {t(wordsFor(entry))}
          {refused && ` · ${t('queue.refused')}`}
        </strong>
        <span>{who}</span>
        {more.length > 0 && <em>{more.join(' · ')}</em>}
      </div>
    </li>
  );
}
