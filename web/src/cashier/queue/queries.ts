import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { fetchHistory, fetchLiveClaims, fetchOrder, fetchOrders, PAGE, type QueueFilter } from './calls';
import { useLookEvery } from './live';

/** Everything read about the queue stands under `queue`: what happens to any order reads it again. */
const KEY = 'queue';

export function useOrders(filter: QueueFilter) {
  const refetchInterval = useLookEvery();
  return useInfiniteQuery({
    queryKey: [KEY, 'orders', filter],
    queryFn: ({ pageParam }) => fetchOrders(filter, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval,
  });
}

/** How many orders wait; of a long queue only that it is longer than a page. */
export function useWaiting(profileId: string | null) {
  const { data } = useOrders({ profileId, state: 'waiting', search: '' });
  const first = data?.pages[0];
  return (
    first && { count: first.items.length, more: first.nextCursor !== null && first.items.length === PAGE }
  );
}

export function useOneOrder(id: string, enabled: boolean) {
  const refetchInterval = useLookEvery();
  return useQuery({
    queryKey: [KEY, 'order', id],
    queryFn: () => fetchOrder(id),
    enabled,
    refetchInterval,
  });
}

export function useLiveClaims(enabled: boolean) {
  const refetchInterval = useLookEvery();
  return useQuery({ queryKey: [KEY, 'claims'], queryFn: fetchLiveClaims, enabled, refetchInterval });
}

export const useHistory = (id: string) =>
  useQuery({ queryKey: [KEY, 'history', id], queryFn: () => fetchHistory(id) });
