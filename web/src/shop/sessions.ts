import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { newerSession } from '#/core/feed';
import { body, client } from '#/protocol/client';
import { may } from '#/protocol/may';
import type { CashSession, Me } from '#/protocol/shapes';
import { useLookEvery } from '#/sync/feed';

/** Sessions of the profile change under other people's hands; while nobody tells what happens, ask again this often. */
const ASK_AGAIN_MS = 5_000;

/** What is read may have been asked for before an event that is shown already: no row goes back. */
const neverBack = {
  structuralSharing: (known: unknown, told: unknown): unknown => {
    if (!Array.isArray(told))
      return known === undefined ? told : newerSession(known as CashSession, told as CashSession);
    const before = new Map((known as CashSession[] | undefined)?.map((row) => [row.id, row]));
    return (told as CashSession[]).map((row) => newerSession(before.get(row.id) ?? row, row));
  },
};

/** The server may have lost its latest history: whatever it says next counts, and what it said is shown until then. */
export function forgetVersions(queries: QueryClient): void {
  const forget = (session: CashSession): CashSession => ({ ...session, version: 0 });
  for (const query of queries.getQueryCache().getAll()) {
    const [root] = query.queryKey;
    const known = query.state.data as CashSession | CashSession[] | undefined;
    if (known === undefined || (root !== 'sessions' && root !== 'session')) continue;
    // Not by setQueryData, which lets no row go back.
    query.setState({ data: Array.isArray(known) ? known.map(forget) : forget(known) });
  }
}

const openSessionsQuery = (profileId: string | undefined) =>
  queryOptions({
    ...neverBack,
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
    ...neverBack,
    queryKey: ['sessions', 'latest', profileId],
    queryFn: async (): Promise<CashSession[]> => {
      const query = { ...(profileId === undefined ? {} : { profileId }), limit: 50 };
      return (await body<{ items: CashSession[] }>(client.GET('/api/pos/sessions', { params: { query } })))
        .items;
    },
  });

/** Open ones that this person may work on, on every profile: they can be in the way of another (CS-2). */
const yourSessionsQuery = queryOptions({
  ...neverBack,
  queryKey: ['sessions', 'yours'],
  queryFn: async (): Promise<CashSession[]> => {
    const query = { status: 'open' as const, yours: true, limit: 200 };
    return (await body<{ items: CashSession[] }>(client.GET('/api/pos/sessions', { params: { query } })))
      .items;
  },
});

/** Closed past the limit, on every profile, and not approved yet (CS-8). */
const pendingSessionsQuery = queryOptions({
  ...neverBack,
  queryKey: ['sessions', 'pending'],
  queryFn: async (): Promise<CashSession[]> => {
    const query = { approval: 'pending' as const, limit: 200 };
    return (await body<{ items: CashSession[] }>(client.GET('/api/pos/sessions', { params: { query } })))
      .items;
  },
});

export const sessionQuery = (id: string) =>
  queryOptions({
    ...neverBack,
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

export function usePendingSessions(enabled: boolean) {
  const refetchInterval = useLookEvery(ASK_AGAIN_MS);
  return useQuery({ ...pendingSessionsQuery, enabled, refetchInterval });
}

export function useLatestSessions(me: Me) {
  const refetchInterval = useLookEvery(ASK_AGAIN_MS);
  return useQuery({ ...latestSessionsQuery(me.register?.profile.id), refetchInterval });
}

export function useSession(id: string) {
  const refetchInterval = useLookEvery(ASK_AGAIN_MS);
  return useQuery({ ...sessionQuery(id), refetchInterval });
}

/** The colleague who ended the shift; null: nobody did, it was this person's own doing, or the answer is not here yet. */
export const endedByColleague = (session: CashSession | undefined, me: Me) =>
  session?.endedBy == null || session.endedBy.id === me.user.id ? null : session.endedBy;

/** Whose drawer it is; whoever joined sells on it, and neither ends nor counts it. */
export const isOwn = ({ cashier }: CashSession, me: Me): boolean => cashier.id === me.user.id;

/** A drawer is ended and counted by its cashier or by a manager. */
export const mayCount = (session: CashSession, me: Me): boolean =>
  isOwn(session, me) || may(me, 'sessions.work-any');

/** Closed past the limit, and nobody has approved it yet (CS-8). */
export const isPending = ({ approval }: CashSession): boolean => approval === 'pending';

/** A difference that this person may have approved, and has not yet. */
export const waitsForApproval = (session: CashSession, me: Me): boolean =>
  isPending(session) && mayCount(session, me);

/** This person's own, ended and still to be counted. */
export const owedCounts = (sessions: CashSession[], me: Me): CashSession[] =>
  sessions.filter((session) => session.status === 'ended' && isOwn(session, me));
