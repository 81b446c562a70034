import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { applyEvent, changesOf, emptyShop, type FeedEvent, type Viewer } from '#/core/feed';
import { sessionsHearing } from '#/core/feed-sessions';
import { GUESSES } from '#/manager/board/guesses';
import { SIGN_INS } from '#/manager/signIns/queries';
import { QUEUE, QueueFeed } from '#/orders/queueFeed';
import type { CashSession, Me } from '#/protocol/shapes';
import { forgetVersions } from '#/shop/sessions';
import { viewerOf } from '#/shop/viewer';
import { feed } from '#/sync/feed';

/** What the documents on the screens are read from, kept up to date by what happens in the shop. */
export function useLiveShop(me: Me): void {
  const queries = useQueryClient();
  useEffect(() => {
    const viewer = viewerOf(me);
    const queue = new QueueFeed(queries, viewer);
    const leave = feed.follow({
      heard: (event) => {
        hear(queries, event, viewer);
        queue.heard(event);
      },
      historyChanged: () => forgetVersions(queries),
      missed: () => readAgain(queries),
      ended: (reason) => ended(queries, reason),
    });
    return () => {
      leave();
      queue.stop();
    };
  }, [queries, me]);
}

/** Reads again what is shown; a first answer that is still on its way was asked for before, and is followed by another. */
function stale(queries: QueryClient, queryKey: QueryKey): void {
  for (const query of queries.getQueryCache().findAll({ queryKey })) {
    const again = () => void queries.invalidateQueries({ queryKey: query.queryKey, exact: true });
    const first = query.state.data === undefined && query.state.fetchStatus === 'fetching';
    if (first && query.promise) void query.promise.then(again, () => undefined);
    else again();
  }
}

export function readAgain(queries: QueryClient): void {
  for (const key of ['sessions', 'session', 'registers', 'products', QUEUE]) stale(queries, [key]);
}

/** Whoever ended this sign-in or gave its holder another role, the answer to who is here says so. */
export function ended(queries: QueryClient, reason: string): void {
  if (reason === 'signed-out' || reason === 'role-changed') stale(queries, ['me']);
  if (reason === 'role-changed') readAgain(queries);
}

/** What is read again where an event says that it has changed and not to what. */
const READ_AGAIN: { readonly [what: string]: QueryKey } = {
  registers: ['registers'],
  products: ['products'],
  'sign-ins': [SIGN_INS],
  guesses: [GUESSES],
};

export function hear(queries: QueryClient, event: FeedEvent, viewer: Viewer): void {
  showSessions(queries, event, viewer);
  for (const what of new Set(applyEvent(emptyShop, event, viewer).stale)) {
    const key = READ_AGAIN[what];
    if (key !== undefined) stale(queries, key);
    else if (what.startsWith('session:')) {
      stale(queries, ['session', what.slice('session:'.length)]);
      stale(queries, ['sessions']);
    }
  }
}

/** Sessions change where they are shown; lists that one enters or leaves are read again. */
function showSessions(queries: QueryClient, event: FeedEvent, viewer: Viewer): void {
  if (!changesOf(event).some(({ kind }) => kind === 'cash-session')) return;
  for (const [key, known] of queries.getQueriesData<CashSession>({ queryKey: ['session'] }))
    if (known) show(queries, key, known, sessionsHearing([known], event, viewer).rows[0] ?? known);
  for (const [key, rows] of queries.getQueriesData<CashSession[]>({ queryKey: ['sessions'] })) {
    const heard = sessionsHearing(rows ?? [], event, viewer);
    // What goes on in other people's drawers is no reason to read one's own again.
    const moved = heard.moved.filter(
      ({ id, yours }) => yours || key[1] !== 'yours' || rows?.some((row) => row.id === id),
    );
    if (moved.length > 0) stale(queries, key);
    else if (rows) {
      const isSame = heard.rows.every((row, place) => row === rows[place]);
      show(queries, key, rows, isSame ? rows : heard.rows);
    }
  }
}

/** Data that is to be read again stays so: an event does not tell what made it so. */
function show(queries: QueryClient, key: QueryKey, known: unknown, next: unknown): void {
  if (next === known) return;
  const isStale = queries.getQueryState(key)?.isInvalidated;
  queries.setQueryData(key, next);
  if (isStale) void queries.invalidateQueries({ queryKey: key, exact: true, refetchType: 'none' });
}
