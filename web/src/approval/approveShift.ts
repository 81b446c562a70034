import { useMutation, useQueryClient } from '@tanstack/react-query';
import { body, client } from '#/protocol/client';
import type { CashSession } from '#/protocol/shapes';
import { rememberApprover } from '#/shop/rememberedRegister';
import { sessionQuery } from '#/shop/sessions';
import { useIntention } from '#/shop/useIntention';
import type { Approved } from './ApprovalDialog';

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
