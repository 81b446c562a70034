import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OrderSheet } from '#/cashier/order/OrderSheet';
import { partsText, useTaken } from '#/cashier/order/taken';
import type { ClaimedOrder, ClaimSnapshot } from '#/claims/ClaimedOrder';
import { claimHere } from '#/claims/claiming';
import { claimState, shortNumber } from '#/orders/claimState';
import { useHistory, useOneOrder } from '#/orders/queries';
import type { Me } from '#/protocol/shapes';
import { useDrawer } from '#/shop/drawer';
import { endedByColleague, useSession } from '#/shop/sessions';
import { announce } from '#/ui/announce';
import { whenText } from '#/ui/clock';
import { WarningIcon } from '#/ui/icons';
import { ActionButton } from '#/ui/palette/ActionButton';
import { useActions } from '#/ui/palette/actions';
import { RefusalView } from '#/ui/RefusalView';
import { useAttempt } from '#/ui/useAttempt';
import { useTick } from '#/ui/useTick';
import { AskDialog } from './AskDialog';
import { askForOrder } from './actions/askForOrder';
import { claimAgain } from './actions/claimAgain';
import { putAside } from './actions/putAside';
import { changeWords } from './changeWords';
import { endedAs } from './ended';
import classes from './ReadOnlyOrder.module.css';
import { useAsking } from './useAsking';

type Props = {
  claimed: ClaimedOrder;
  snapshot: ClaimSnapshot;
  me: Me;
  onClaimed: (claimed: ClaimedOrder) => void;
  onLeave: () => void;
};

/**
 * Says that the claim is lost, and why. The order can be read only; changes that were not sent stay here until somebody
 * has decided about them. The new holder can be asked for the order, and a free order can be claimed again.
 */
export function LostClaim({ claimed, snapshot, me, onClaimed, onLeave }: Props) {
  const { t } = useTranslation();
  const { session } = useDrawer(me);
  const now = useTick(1_000);
  const [asks, setAsks] = useState(false);
  const { busy, error, attempt, setError } = useAttempt();
  const { loss, order } = snapshot;
  const lines = [...order.lines, ...claimed.opened.kept.snapshot().order.lines];
  const unsent = changeWords(t, claimed.opened.kept.pending, lines);
  const count = unsent.length;
  const kind = loss?.kind ?? 'expired';
  const claim = loss?.kind === 'takenOver' ? loss.claim : null;
  const taken = useTaken(claimed.opened);
  const seen = useOneOrder(me, order.id, kind !== 'settled').data ?? { ...order, claim };
  const state = kind === 'settled' ? 'settled' : claimState(seen, now);
  const history = useHistory(order.id).data ?? [];
  const ended = endedAs(kind, history, me.user.id, order.claim?.claimedAt ?? order.updatedAt);
  const shift = useSession(claimed.sessionId).data;
  const ender = kind === 'sessionEnded' ? endedByColleague(shift, me) : null;
  const how = ender === null ? (ended?.kind ?? kind) : 'sessionEndedBy';
  const at = claim?.claimedAt ?? (ender === null ? ended?.at : shift?.endedAt);
  const lost = t(`queue.lostTitle_${how}`, { name: ender?.name ?? claim?.holder.name ?? ended?.by ?? '' });
  const title =
    claim === null || state === 'theirs' || state === 'settled'
      ? lost
      : t(state === 'mine' ? 'queue.yoursNow' : 'queue.freeNow');
  useEffect(() => announce(title), [title]);

  const leave = () => {
    // A settled order does not come back: the notice of what to hand back has been read.
    if (kind === 'settled') void claimed.opened.parts.settled();
    onLeave();
  };
  const again = (sessionId: string) =>
    attempt(async () => onClaimed(await claimHere(me, order.id, sessionId, true)));
  // Unsent changes are decided about by the cashier who made them, also when the order is handed over.
  const onGranted = async (sessionId: string) => (count === 0 ? again(sessionId) : undefined);
  const asking = useAsking({ order: seen, state, session, onGranted, onTrouble: setError });
  const ways = [putAside(t, leave, count)];
  if (session !== null && (state === 'free' || state === 'mine'))
    ways.unshift(claimAgain(t, () => void again(session.id), count, busy));
  if (session !== null && state === 'theirs')
    ways.unshift(askForOrder(t, () => setAsks(true), asking.asked !== null));
  useActions(ways);
  return (
    <div className={classes['page']}>
      <header className={classes['head']}>
        <div className={classes['which']}>
          <h1>{t('queue.order', { number: shortNumber(order.number) })}</h1>
          {order.name !== null && <span>{order.name}</span>}
        </div>
        <span>{t('queue.readOnly')}</span>
      </header>
      <div className={classes['state']} data-state="lost" role="alert">
        <div className={classes['badges']}>
          <WarningIcon />
          <h2>{title}</h2>
        </div>
        <p>
          {t(`queue.lostDetail_${how}`, {
            when: at == null ? '' : whenText(at, me.business.timeZone),
            register: claim?.register.code ?? '',
          })}
        </p>
        {ended !== null && ended.reason !== null && (
          <p>{t('queue.settledReason', { reason: ended.reason })}</p>
        )}
        {count === 0 && kind !== 'settled' && <p>{t('queue.allSent')}</p>}
        {count > 0 && (
          <div className={classes['unsent']}>
            <h3>{t('queue.unsent', { count })}</h3>
            <ul>
              {unsent.map(({ id, words }) => (
                <li key={id}>{words}</li>
              ))}
            </ul>
            <p>{t('queue.unsentDetail')}</p>
          </div>
        )}
        {taken.length > 0 && (
          <div className={classes['unsent']}>
            <h3>{t('queue.takenHere', { amounts: partsText(t, taken, me.business) })}</h3>
            <p>
              {t(`queue.takenTold_${claim !== null ? 'holder' : kind === 'settled' ? 'nobody' : 'here'}`, {
                name: claim?.holder.name ?? '',
              })}
            </p>
          </div>
        )}
        {asking.asked !== null && (
          <p role="status">
            {t(count === 0 ? 'queue.asked' : 'queue.askedUnsent', { name: asking.asked.holder.name })}
          </p>
        )}
        {asking.answer !== null && <p role="status">{asking.answer}</p>}
        {error !== null && <RefusalView error={error} />}
        <div className={classes['ways']}>
          {ways.map((way) => (
            <ActionButton key={way.id} action={way} tone={way.id === 'put-aside' ? 'plain' : 'main'} />
          ))}
        </div>
      </div>
      <OrderSheet order={order} money={me.business} />
      {asks && (
        <AskDialog
          order={seen}
          holder={seen.claim?.holder.name ?? ''}
          onAsk={(message) => void asking.ask(message)}
          onClose={() => setAsks(false)}
        />
      )}
    </div>
  );
}
