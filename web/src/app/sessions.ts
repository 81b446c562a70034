import { queryOptions, useQuery } from '@tanstack/react-query';
import { body, client } from '#/protocol/client';
import type { CashSession, Me } from '#/protocol/shapes';
import { feed } from '#/sync/feed';

/** Sessions of the profile change under other people's hands; while nobody tells what happens, ask again this often. */
const ASK_AGAIN_MS = 5_000;
const askAgain = () => (feed.liveness().live ? false : ASK_AGAIN_MS);

export const openSessionsQuery = (profileId: string | undefined) =>
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
    refetchInterval: askAgain,
  });

/** Open and lately finished ones of the profile, newest first. */
export const latestSessionsQuery = (profileId: string | undefined) =>
  queryOptions({
    queryKey: ['sessions', 'latest', profileId],
    queryFn: async (): Promise<CashSession[]> => {
      const query = { ...(profileId === undefined ? {} : { profileId }), limit: 50 };
      return (await body<{ items: CashSession[] }>(client.GET('/api/pos/sessions', { params: { query } })))
        .items;
    },
    refetchInterval: askAgain,
  });

export const sessionQuery = (id: string) =>
  queryOptions({
    queryKey: ['session', id],
    queryFn: () =>
      body<CashSession>(
        client.GET('/api/pos/sessions/{session_id}', { params: { path: { session_id: id } } }),
      ),
  });

export const useOpenSessions = (me: Me) =>
  useQuery({ ...openSessionsQuery(me.register?.profile.id), enabled: me.register !== null });

/** Ended by this person and still to be counted. */
export const owedCounts = (sessions: CashSession[]): CashSession[] =>
  sessions.filter(({ status, yours }) => status === 'ended' && yours);
