import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Order } from '#/protocol/shapes';
import { sinceText } from '#/ui/clock';
import { HandIcon, LockIcon } from '#/ui/queueIcons';
import classes from './ClaimBadge.module.css';
import type { ClaimState } from './claimState';

type Props = { order: Order; state: ClaimState; claiming: boolean; timeZone: string };

/** To be had, mine, somebody else's, or done with: in words, in a sign, and in colour. */
export function ClaimBadge({ order, state, claiming, timeZone }: Props) {
  const { t } = useTranslation();
  if (claiming)
    return (
      <span className={classes['badge']} data-state="claiming" role="status">
        <Loader size={18} color="currentColor" aria-hidden="true" /> {t('queue.claiming')}
      </span>
    );
  if (state === 'settled')
    return (
      <span className={classes['badge']} data-state="settled">
        {t(`queue.status_${order.status}`)}
      </span>
    );
  if (state === 'free')
    return (
      <span className={classes['badge']} data-state="free">
        <HandIcon size={18} /> {t('queue.claim')}
      </span>
    );
  if (state === 'mine')
    return (
      <span className={classes['badge']} data-state="mine">
        {t('queue.claimed')}
      </span>
    );
  const { claim } = order;
  return (
    <span className={classes['badge']} data-state="theirs" title={claim?.holder.name}>
      <LockIcon size={18} />{' '}
      {claim && t('queue.locked', { who: claim.holder.username, time: sinceText(claim.claimedAt, timeZone) })}
    </span>
  );
}
