import { queryOptions, useQuery } from '@tanstack/react-query';
import { body, client } from '#/protocol/client';
import type { CashSession, Me } from '#/protocol/shapes';
import { useLookEvery } from '#/sync/feed';

/** Sessions of the profile change under other people's hands; while nobody tells what happens, ask again this often. */
const ASK_AGAIN_MS = 5_000;

const openSessionsQuery = (profileId: string | undefined) =>
  queryOptions({
    queryKey: ['sessions', 'open', profileId],
    queryFn: async (): Promise<CashSession[]> => {
      const query = {
        ...(profileId === undefined ? {} : { profileId }),
        status: 'open' as const,
        limit: 200,
      };
      return (await body<{ items: CashSession[] }>(client.GET('/api/pos/sessions', { params: { query } })))
        .items;
    },
  });

/** Open and lately finished ones of the profile, newest first. */
const latestSessionsQuery = (profileId: string | undefined) =>
  queryOptions({
    queryKey: ['sessions', 'latest', profileId],
    queryFn: async (): Promise<CashSession[]> => {
      const query = { ...(profileId === undefined ? {} : { profileId }), limit: 50 };
      return (await body<{ items: CashSession[] }>(client.GET('/api/pos/sessions', { params: { query } })))
        .items;
    },
  });

/** Open ones that this person may work on, on every profile: they can be in the way of another (CS-2). */
const yourSessionsQuery = queryOptions({
  queryKey: ['sessions', 'yours'],
  queryFn: async (): Promise<CashSession[]> => {
    const query = { status: 'open' as const, yours: true, limit: 200 };
    return (await body<{ items: CashSession[] }>(client.GET('/api/pos/sessions', { params: { query } })))
      .items;
  },
});

export const sessionQuery = (id: string) =>
  queryOptions({
    queryKey: ['session', id],
    queryFn: () =>
      body<CashSession>(
        client.GET('/api/pos/sessions/{session_id}', { params: { path: { session_id: id } } }),
      ),
  });

export function useOpenSessions(me: Me) {
  const refetchInterval = useLookEvery(ASK_AGAIN_MS);
  return useQuery({
    ...openSessionsQuery(me.register?.profile.id),
    enabled: me.register !== null,
    refetchInterval,
  });
}

export function useYourSessions() {
  const refetchInterval = useLookEvery(ASK_AGAIN_MS);
  return useQuery({ ...yourSessionsQuery, refetchInterval });
}

export function useLatestSessions(me: Me) {
  const refetchInterval = useLookEvery(ASK_AGAIN_MS);
  return useQuery({ ...latestSessionsQuery(me.register?.profile.id), refetchInterval });
}

export function useSession(id: string) {
  const refetchInterval = useLookEvery(ASK_AGAIN_MS);
  return useQuery({ ...sessionQuery(id), refetchInterval });
}

/** Whose drawer it is; whoever joined sells on it, and neither ends nor counts it. */
export const isOwn = ({ cashier }: CashSession, me: Me): boolean => cashier.id === me.user.id;

/** A drawer is ended and counted by its cashier or by a manager. */
export const mayCount = (session: CashSession, me: Me): boolean =>
  isOwn(session, me) || me.role === 'manager' || me.role === 'admin';

/** This person's own, ended and still to be counted. */
export const owedCounts = (sessions: CashSession[], me: Me): CashSession[] =>
  sessions.filter((session) => session.status === 'ended' && isOwn(session, me));
