import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as calls from '#/orders/calls';
import { type ClaimState, shortNumber } from '#/orders/claimState';
import { useLiveClaims } from '#/orders/queries';
import { QUEUE } from '#/orders/queueFeed';
import { isRefusalOrSilence } from '#/protocol/problem';
import type { CashSession, ClaimRequest, Order } from '#/protocol/shapes';
import { queryClient } from '#/shop/queryClient';

type Setup = {
  order: Order;
  state: ClaimState;
  session: CashSession | null;
  onGranted: (sessionId: string) => Promise<void>;
  onTrouble: (error: unknown) => void;
};

/** Asks the holder for an order. Granted, the order opens here; declined, or gone to somebody else, a sentence says so. */
export function useAsking({ order, state, session, onGranted, onTrouble }: Setup) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<ClaimRequest | null>(null);
  /** The answer, and the holder who gave it: with another holder the answer is out of date. */
  const [answer, setAnswer] = useState<{ text: string; holder: string | null } | null>(null);
  const claims = useLiveClaims(asked !== null).data;
  const granted = useRef(onGranted);
  useEffect(() => {
    granted.current = onGranted;
  }, [onGranted]);

  const ask = async (message: string | null) => {
    if (session === null || asked !== null) return;
    setAnswer(null);
    try {
      const request = await calls.askForOrder(order.id, session.id, message);
      // Judged only by claims that were read after it was asked.
      await queryClient.invalidateQueries({ queryKey: [QUEUE, 'claims'] });
      setAsked(request);
    } catch (error) {
      if (!isRefusalOrSilence(error)) throw error;
      onTrouble(error);
    }
  };

  useEffect(() => {
    if (asked === null || session === null) return;
    const number = shortNumber(order.number);
    if (state === 'mine') {
      setAsked(null);
      void granted.current(session.id);
      return;
    }
    const claimed = claims?.find((claim) => claim.order.id === asked.orderId);
    const waits = claimed?.requests.some(({ id }) => id === asked.id) ?? false;
    if (claims === undefined || waits || claimed?.claim.mine) return;
    setAsked(null);
    const same = claimed?.claim.holder.id === asked.holder.id;
    const text = t(same ? 'queue.declined' : 'queue.gone', { name: asked.holder.name, number });
    setAnswer({ text, holder: claimed?.claim.holder.id ?? null });
  }, [asked, claims, state, session, order.number, t]);

  const holder = order.claim?.holder.id ?? null;
  return { ask, asked, answer: answer?.holder === holder ? answer.text : null };
}
