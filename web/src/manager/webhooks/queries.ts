import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';
import { newKey } from '#/protocol/client';
import { NoAnswerError } from '#/protocol/problem';
import { type Filter, fetchDeliveries, fetchEventTypes, fetchWebhook, fetchWebhooks } from './calls';

const WEBHOOKS = 'webhooks';
/** Deliveries are no events: somebody who looks on sees a retry about as soon as it is made. */
const LOOK_EVERY_MS = 3_000;

export const useWebhooks = () =>
  useQuery({ queryKey: [WEBHOOKS, 'list'], queryFn: fetchWebhooks, refetchInterval: LOOK_EVERY_MS });

export const useWebhook = (id: string) =>
  useQuery({
    queryKey: [WEBHOOKS, 'one', id],
    queryFn: () => fetchWebhook(id),
    refetchInterval: LOOK_EVERY_MS,
  });

export const useEventTypes = () =>
  useQuery({
    queryKey: [WEBHOOKS, 'types'],
    queryFn: fetchEventTypes,
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useDeliveries = (id: string, filter: Filter) =>
  useInfiniteQuery({
    queryKey: [WEBHOOKS, 'deliveries', id, filter],
    queryFn: ({ pageParam }) => fetchDeliveries(id, filter, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_EVERY_MS,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });

/**
 * One thing done to webhooks, under one key until it is answered: sent again after silence it is not done twice.
 * Afterwards everything is read again; `done` is told first.
 */
export function useDoing<Given, Answer>(
  send: (given: Given, key: string) => Promise<Answer>,
  done: (answer: Answer) => void,
) {
  const queries = useQueryClient();
  const key = useRef(newKey());
  return useMutation({
    mutationFn: (given: Given) => send(given, key.current),
    // An answer may hold a secret: it is kept no longer than its window is open.
    gcTime: 0,
    onSuccess: (answer) => {
      key.current = newKey();
      done(answer);
      void queries.invalidateQueries({ queryKey: [WEBHOOKS] });
    },
    onError: (error) => {
      if (error instanceof NoAnswerError) return;
      key.current = newKey();
      // What was refused may have been decided on a webhook that is another by now.
      void queries.invalidateQueries({ queryKey: [WEBHOOKS] });
    },
  });
}
