import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { claimHere } from '#/claims/claiming';
import { shortNumber } from '#/orders/claimState';
import { QUEUE } from '#/orders/queueFeed';
import { NoAnswerError, ProblemError } from '#/protocol/problem';
import type { Me, Order } from '#/protocol/shapes';
import { queryClient } from '#/shop/queryClient';
import { momentText } from '#/ui/clock';

/**
 * Claims an order and only then opens it (S0-28, S0-29). One at a time: a second press while the server is asked
 * does nothing.
 */
export function useClaiming(me: Me) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [claiming, setClaiming] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);

  const words = (error: unknown, order: Order): string => {
    const number = shortNumber(order.number);
    if (error instanceof ProblemError) {
      const { claim, detail } = error.problem;
      if (!claim) return t('queue.failedOther', { number, detail });
      const time = momentText(claim.claimedAt, me.business.timeZone);
      return t('queue.failedTaken', { name: claim.holder.name, number, time });
    }
    if (error instanceof NoAnswerError)
      return t('queue.failedOther', { number, detail: t('shell.noAnswerDetail') });
    throw error;
  };
  const claim = async (order: Order, sessionId: string) => {
    if (claiming !== null) return;
    setFailed(null);
    setClaiming(order.id);
    try {
      await claimHere(me, order.id, sessionId);
      await navigate({ to: '/queue/$orderId', params: { orderId: order.id } });
    } catch (error) {
      setFailed(words(error, order));
      void queryClient.invalidateQueries({ queryKey: [QUEUE] });
    } finally {
      setClaiming(null);
    }
  };
  return { claim, claiming, failed, forget: () => setFailed(null) };
}
