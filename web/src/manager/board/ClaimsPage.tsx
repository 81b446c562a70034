import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReleaseDialog } from '#/claims/ReleaseDialog';
import { TakeOverDialog } from '#/claims/TakeOverDialog';
import { releaseFromAfar } from '#/orders/calls';
import { shortNumber } from '#/orders/claimState';
import { HistoryDrawer } from '#/orders/HistoryDrawer';
import { useLiveClaims } from '#/orders/queries';
import { useConnection } from '#/protocol/connection';
import type { LiveClaim } from '#/protocol/shapes';
import { useDrawer } from '#/shop/drawer';
import { useMe } from '#/shop/identity';
import { notify } from '#/ui/notice';
import { Loading } from '#/ui/Pending';
import { RefusalView } from '#/ui/RefusalView';
import { useAttempt } from '#/ui/useAttempt';
import { useTick } from '#/ui/useTick';
import { ClaimRow } from './ClaimRow';
import classes from './ClaimsPage.module.css';
import { PendingCloses } from './PendingCloses';
import { WrongPins } from './WrongPins';

/** Every order that somebody has in hand: whose, where, since when, how long still, and who waits for it (S0-52). */
export function ClaimsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const now = useTick(1_000);
  const { session } = useDrawer(me);
  const claims = useLiveClaims(true);
  const [asking, setAsking] = useState<{ what: 'takeOver' | 'release' | 'history'; claim: LiveClaim } | null>(
    null,
  );
  const close = () => setAsking(null);
  const line = useConnection();
  const releasing = useAttempt();
  const rows = claims.data ?? [];
  const release = ({ order }: LiveClaim) =>
    releasing.attempt(async () => {
      await releaseFromAfar(order.id);
      notify({ text: t('queue.released', { number: shortNumber(order.number) }) });
      await claims.refetch();
      releasing.done();
    });
  return (
    <div className={classes['board']}>
      <header>
        <h1>{t('manager.board')}</h1>
      </header>
      <PendingCloses me={me} />
      <WrongPins me={me} />
      {claims.error !== null && <RefusalView error={claims.error} onRetry={() => void claims.refetch()} />}
      {claims.isPending && claims.error === null && <Loading />}
      {releasing.error !== null && <RefusalView error={releasing.error} />}
      {claims.data?.length === 0 && claims.error === null && (
        <div className={classes['empty']} role="status">
          <h2>{t(line.state === 'connected' ? 'manager.emptyTitle' : 'manager.unknownTitle')}</h2>
          <p>{t(line.state === 'connected' ? 'manager.emptyDetail' : 'manager.unknownDetail')}</p>
        </div>
      )}
      {rows.length > 0 && session === null && <p className={classes['hint']}>{t('manager.noDrawer')}</p>}
      {rows.length > 0 && (
        <table className={classes['claims']}>
          <thead>
            <tr>
              <th>{t('manager.order')}</th>
              <th>{t('manager.holder')}</th>
              <th>{t('manager.since')}</th>
              <th>{t('manager.left')}</th>
              <th>{t('manager.requests')}</th>
              <th data-figure>{t('manager.total')}</th>
              <th>
                <span className="tk-unseen">{t('manager.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((claim) => (
              <ClaimRow
                key={claim.order.id}
                row={claim}
                me={me}
                now={now}
                canTake={session !== null}
                onOpen={() => void navigate({ to: '/queue/$orderId', params: { orderId: claim.order.id } })}
                onTakeOver={() => setAsking({ what: 'takeOver', claim })}
                onRelease={() =>
                  claim.claim.mine ? void release(claim) : setAsking({ what: 'release', claim })
                }
                onHistory={() => setAsking({ what: 'history', claim })}
              />
            ))}
          </tbody>
        </table>
      )}
      {asking?.what === 'history' && (
        <HistoryDrawer
          orderId={asking.claim.order.id}
          number={shortNumber(asking.claim.order.number)}
          me={me}
          onClose={close}
        />
      )}
      {asking?.what === 'release' && (
        <ReleaseDialog
          order={asking.claim.order}
          holder={asking.claim.claim.holder}
          onReleased={() => {
            close();
            void claims.refetch();
          }}
          onClose={close}
        />
      )}
      {asking?.what === 'takeOver' && session !== null && (
        <TakeOverDialog
          order={asking.claim.order}
          holder={asking.claim.claim.holder}
          me={me}
          sessionId={session.id}
          onClaimed={({ id }) => void navigate({ to: '/queue/$orderId', params: { orderId: id } })}
          onClose={close}
        />
      )}
    </div>
  );
}
