import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OrderSheet } from '#/cashier/order/OrderSheet';
import { partsText, useTaken } from '#/cashier/order/taken';
import type { HeldOrder, Hold } from '#/claims/HeldOrder';
import { take } from '#/claims/hands';
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
  held: HeldOrder;
  hold: Hold;
  me: Me;
  onTaken: (held: HeldOrder) => void;
  onLeave: () => void;
};

/**
 * The order left these hands: said at once, with why; nothing can be typed on it any more, and what was typed and not
 * sent stays here until somebody has decided about it. Whoever has it now is asked for it; free again, it is claimed.
 */
export function LostClaim({ held, hold, me, onTaken, onLeave }: Props) {
  const { t } = useTranslation();
  const { session } = useDrawer(me);
  const now = useTick(1_000);
  const [asks, setAsks] = useState(false);
  const { busy, error, attempt, setError } = useAttempt();
  const { loss, order } = hold;
  const lines = [...order.lines, ...held.till.kept.snapshot().order.lines];
  const unsent = changeWords(t, held.till.kept.pending, lines);
  const count = unsent.length;
  const kind = loss?.kind ?? 'expired';
  const claim = loss?.kind === 'takenOver' ? loss.claim : null;
  const taken = useTaken(held.till);
  const seen = useOneOrder(me, order.id, kind !== 'settled').data ?? { ...order, claim };
  const state = kind === 'settled' ? 'settled' : claimState(seen, now);
  const history = useHistory(order.id).data ?? [];
  const ended = endedAs(kind, history, me.user.id, order.claim?.claimedAt ?? order.updatedAt);
  const shift = useSession(held.sessionId).data;
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
    // Of an order that is no more nothing comes back here: what is to be handed back has been read.
    if (kind === 'settled') void held.till.parts.settled();
    onLeave();
  };
  const again = (sessionId: string) =>
    attempt(async () => onTaken(await take(me, order.id, sessionId, true)));
  // What was not sent is decided about by whoever typed it, also when the order is handed over.
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
