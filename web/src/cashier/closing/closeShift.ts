import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Approved } from '#/approval/ApprovalDialog';
import { body, client, newKey } from '#/protocol/client';
import type { Counted } from '#/protocol/credentials';
import { NoAnswerError } from '#/protocol/problem';
import type { CashSession, Closed, Count } from '#/protocol/shapes';
import { rememberApprover } from '#/shop/rememberedRegister';
import { sessionQuery } from '#/shop/sessions';

/** One key for one intention: after silence the same press goes again under the same key. */
function useIntention() {
  const key = useRef(newKey());
  return {
    headers: () => ({ 'Idempotency-Key': key.current }),
    settled: (error: unknown) => {
      if (!(error instanceof NoAnswerError)) key.current = newKey();
    },
  };
}

export function useEndShift(id: string) {
  const queries = useQueryClient();
  const intention = useIntention();
  return useMutation({
    mutationFn: () =>
      body<{ session: CashSession }>(
        client.POST('/api/pos/sessions/{session_id}/end', {
          params: { path: { session_id: id } },
          headers: intention.headers(),
          body: {},
        }),
      ),
    onSettled: (_, error) => intention.settled(error),
    onSuccess: ({ session }) => {
      queries.setQueryData(sessionQuery(id).queryKey, session);
      void queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
}

type CountBody = { amount: string } | { denominations: { value: string; count: number }[] };

export function useCount(id: string) {
  const intention = useIntention();
  return useMutation({
    mutationFn: (count: CountBody) =>
      body<{ count: Count }>(
        client.POST('/api/pos/sessions/{session_id}/counts', {
          params: { path: { session_id: id } },
          headers: intention.headers(),
          body: { kind: 'closing', ...count },
        }),
      ),
    onSettled: (_, error) => intention.settled(error),
  });
}

export type Closing = { count: Counted; notes: string; reason: string };

export function useCloseShift(id: string) {
  const queries = useQueryClient();
  const intention = useIntention();
  return useMutation({
    mutationFn: ({ count, notes, reason }: Closing) =>
      body<Closed>(
        client.POST('/api/pos/sessions/{session_id}/close', {
          params: { path: { session_id: id } },
          headers: intention.headers(),
          body: {
            ...count,
            ...(notes.trim() === '' ? {} : { closingNotes: notes.trim() }),
            ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
          },
        }),
      ),
    onSettled: (_, error) => intention.settled(error),
    onSuccess: ({ session }) => {
      queries.setQueryData(sessionQuery(id).queryKey, session);
      void queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
}

/**
 * `onApproved` is called also where the question is no longer on the screen: on a board its row goes at once.
 * @throws ProblemError approval-failed, approval-by-oneself, approver-not-permitted
 */
export function useApproveShift(id: string, onApproved: (session: CashSession) => void) {
  const queries = useQueryClient();
  const intention = useIntention();
  return useMutation({
    mutationFn: ({ reason, approval }: Approved) =>
      body<{ session: CashSession }>(
        client.POST('/api/pos/sessions/{session_id}/approve', {
          params: { path: { session_id: id } },
          headers: intention.headers(),
          body: { ...(reason === '' ? {} : { reason }), ...(approval && { approval }) },
        }),
      ),
    onSettled: (_, error) => intention.settled(error),
    onSuccess: ({ session }) => {
      if (session.approvedBy !== null) rememberApprover(session.approvedBy);
      queries.setQueryData(sessionQuery(id).queryKey, session);
      void queries.invalidateQueries({ queryKey: ['sessions'] });
      onApproved(session);
    },
  });
}
