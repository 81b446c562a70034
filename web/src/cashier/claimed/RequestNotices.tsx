import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerRequest } from '#/orders/calls';
import { shortNumber } from '#/orders/claimState';
import { useLiveClaims } from '#/orders/queries';
import { QUEUE } from '#/orders/queueFeed';
import { NoAnswerError, ProblemError } from '#/protocol/problem';
import type { ClaimRequest, LiveClaim, Me } from '#/protocol/shapes';
import { useDrawer } from '#/shop/drawer';
import { queryClient } from '#/shop/queryClient';
import { notify } from '#/ui/notice';
import { ActionButton } from '#/ui/palette/ActionButton';
import { useActions } from '#/ui/palette/actions';
import { declineRequest } from './actions/declineRequest';
import { grantRequest } from './actions/grantRequest';
import classes from './RequestNotices.module.css';

/**
 * Requests of colleagues for orders that this person has claimed, on every screen and one after the other, with the two
 * answers. They lie where notices lie, so that nothing moves under a finger when somebody asks.
 */
export function RequestNotices({ me }: { me: Me }) {
  const { shared, session } = useDrawer(me);
  const claims = useLiveClaims(shared && session !== null).data ?? [];
  const [next] = claims
    .filter(({ claim }) => claim.mine)
    .flatMap((claim) => claim.requests.map((request) => ({ claim, request })));
  return (
    <div role="status" aria-live="polite" className={classes['requests']}>
      {next && <Request key={next.request.id} {...next} />}
    </div>
  );
}

const AWAKE_AFTER_MS = 600;

type Props = { claim: LiveClaim; request: ClaimRequest };

function Request({ claim, request }: Props) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const awake = useAwake();
  const { name } = request.requestedBy;
  const number = shortNumber(claim.order.number);
  const answer = async (how: 'grant' | 'decline') => {
    setBusy(true);
    try {
      // The last changes are sent first: the server takes none from this register once the order has another holder.
      if (how === 'grant') await (await import('#/claims/claiming')).claimedHere(claim.order.id)?.allSent();
      await answerRequest(request, how);
      if (how === 'grant') notify({ text: t('queue.granted', { number, name }) });
    } catch (error) {
      if (error instanceof ProblemError)
        notify({ tone: 'warn', text: error.problem.title, detail: error.problem.detail });
      else if (error instanceof NoAnswerError)
        notify({ tone: 'warn', text: t('shell.noAnswerTitle'), detail: t('shell.noAnswerDetail') });
      else throw error;
      setBusy(false);
    }
    await queryClient.invalidateQueries({ queryKey: [QUEUE] });
  };
  const which = { number, busy: busy || !awake };
  const grant = grantRequest(t, () => void answer('grant'), which);
  const decline = declineRequest(t, () => void answer('decline'), which);
  useActions([grant, decline]);
  return (
    <div className={classes['request']}>
      <p>
        <strong>{t('queue.requestTitle', { name, number })}</strong>
        {request.message !== null && <span>{t('queue.requestMessage', { message: request.message })}</span>}
      </p>
      <div className={classes['ways']}>
        <ActionButton action={grant} tone="main" />
        <ActionButton action={decline} />
      </div>
    </div>
  );
}

/** A request appears unasked and where the last one was: a tap or key that was on its way answers neither. */
function useAwake(): boolean {
  const [awake, setAwake] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setAwake(true), AWAKE_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, []);
  return awake;
}
