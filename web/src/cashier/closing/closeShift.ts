import { useMutation, useQueryClient } from '@tanstack/react-query';
import { body, client } from '#/protocol/client';
import type { Counted } from '#/protocol/credentials';
import type { CashSession, Closed, Count } from '#/protocol/shapes';
import { sessionQuery } from '#/shop/sessions';
import { useIntention } from '#/shop/useIntention';

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
