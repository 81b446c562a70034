import { useTranslation } from 'react-i18next';
import { releaseOrder } from '#/claims/actions/releaseOrder';
import { releaseTheirs } from '#/claims/actions/releaseTheirs';
import { takeOver } from '#/claims/actions/takeOver';
import { openOrder } from '#/orders/actions/openOrder';
import { showHistory } from '#/orders/actions/showHistory';
import { calledFor } from '#/orders/called';
import { shortNumber } from '#/orders/claimState';
import { may } from '#/protocol/may';
import type { LiveClaim, Me } from '#/protocol/shapes';
import { sinceText } from '#/ui/clock';
import { Money } from '#/ui/Money';
import { useActions } from '#/ui/palette/actions';
import { countdown } from '#/ui/useTick';
import classes from './ClaimsPage.module.css';

type Props = {
  row: LiveClaim;
  me: Me;
  now: number;
  canTake: boolean;
  onOpen: () => void;
  onTakeOver: () => void;
  onRelease: () => void;
  onHistory: () => void;
};

/** One order in hand; what can be done with it stands in the palette too, by its number. */
export function ClaimRow({ row, me, now, canTake, onOpen, onTakeOver, onRelease, onHistory }: Props) {
  const { t } = useTranslation();
  const number = shortNumber(row.order.number);
  const releases = !row.claim.mine && may(me, 'claims.release-any');
  useActions([
    openOrder(t, row.order, false, onOpen),
    row.claim.mine ? releaseOrder(t, onRelease, number) : takeOver(t, onTakeOver, number, !canTake),
    ...(releases ? [releaseTheirs(t, onRelease, number)] : []),
    showHistory(t, onHistory, number),
  ]);
  const { order, claim, requests } = row;
  const leftMs = Date.parse(claim.expiresAt) - now;
  const called = calledFor(t, order);
  return (
    <tr>
      <th scope="row">
        <button type="button" className={classes['order']} onClick={onOpen}>
          <strong>{number}</strong>
          {called !== null && <span>{called}</span>}
        </button>
      </th>
      <td data-label={t('manager.holder')}>
        <strong>{claim.holder.name}</strong>
        <small>
          {claim.mine ? t('manager.yours') : claim.holder.username} · {claim.register.code}
        </small>
      </td>
      <td data-label={t('manager.since')}>{sinceText(claim.claimedAt, me.business.timeZone)}</td>
      <td data-label={t('manager.left')}>
        <span className={classes['left']} data-short={leftMs < 20_000 || undefined}>
          {leftMs > 0 ? countdown(leftMs) : t('manager.ranOut')}
        </span>
      </td>
      <td data-label={t('manager.requests')}>
        {requests.length === 0 ? '–' : requests.map(({ requestedBy }) => requestedBy.name).join(', ')}
      </td>
      <td data-label={t('manager.total')} data-figure>
        <Money amount={order.total} of={me.business} />
      </td>
      <td className={classes['ways']}>
        {claim.mine ? (
          <>
            <button type="button" onClick={onOpen}>
              {t('manager.open')}
            </button>
            <button type="button" onClick={onRelease}>
              {t('queue.release')}
            </button>
          </>
        ) : (
          <>
            <button type="button" disabled={!canTake} onClick={onTakeOver}>
              {t('queue.takeOver')}
            </button>
            {releases && (
              <button type="button" onClick={onRelease}>
                {t('queue.releaseTheirs')}
              </button>
            )}
          </>
        )}
        <button type="button" onClick={onHistory}>
          {t('queue.history')}
        </button>
      </td>
    </tr>
  );
}
