import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type Followed, followed, ordersOf } from '#/core/feed-orders';
import type { Me } from '#/protocol/shapes';
import { viewerOf } from '#/shop/viewer';
import { useLookEvery } from '#/sync/feed';
import { fetchHistory, fetchLiveClaims, fetchOrder, fetchOrders, PAGE, type QueueFilter } from './calls';
import type { Page, Pages } from './pages';
import { QUEUE } from './queueFeed';

/** While nobody tells what happens, the queue is looked at this often (S0-30). */
export const LOOK_EVERY_MS = 2_500;

export function useOrders(me: Me, filter: QueueFilter) {
  const refetchInterval = useLookEvery(LOOK_EVERY_MS);
  const select = useCallback(
    ({ pages }: Pages) => pages.flatMap((page) => ordersOf(page, viewerOf(me))),
    [me],
  );
  return useInfiniteQuery({
    queryKey: [QUEUE, 'orders', filter],
    queryFn: async ({ pageParam }): Promise<Page> => {
      const { items, nextCursor } = await fetchOrders(filter, pageParam);
      return { ...followed(items), nextCursor };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval,
    select,
  });
}

/** How many orders wait; of a long queue only that it is longer than a page. */
export function useWaiting(me: Me, profileId = me.register?.profile.id) {
  const { data, hasNextPage } = useOrders(me, waitingOn(me, profileId));
  return data && { count: Math.min(data.length, PAGE), more: hasNextPage || data.length > PAGE };
}

/** What waits on a profile: this register's, unless another is named. */
export const waitingOn = (me: Me, profileId = me.register?.profile.id): QueueFilter => ({
  profileId: profileId ?? null,
  state: 'waiting',
  search: '',
});

export function useOneOrder(me: Me, id: string, enabled: boolean) {
  const refetchInterval = useLookEvery(LOOK_EVERY_MS);
  const select = useCallback((order: Followed) => ordersOf(order, viewerOf(me))[0], [me]);
  return useQuery({
    queryKey: [QUEUE, 'order', id],
    queryFn: async () => followed([await fetchOrder(id)]),
    enabled,
    refetchInterval,
    select,
  });
}

export function useLiveClaims(enabled: boolean) {
  const refetchInterval = useLookEvery(LOOK_EVERY_MS);
  return useQuery({ queryKey: [QUEUE, 'claims'], queryFn: fetchLiveClaims, enabled, refetchInterval });
}

export const useHistory = (id: string) =>
  useInfiniteQuery({
    queryKey: [QUEUE, 'history', id],
    queryFn: ({ pageParam }) => fetchHistory(id, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
