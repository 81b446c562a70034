import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { changesOf, type FeedEvent, sessionSeenBy, type Viewer } from '#/core/feed';
import { GUESSES } from '#/manager/board/guesses';
import { SIGN_INS } from '#/manager/signIns/queries';
import { QUEUE, QueueFeed } from '#/orders/queueFeed';
import type { CashSession, Me } from '#/protocol/shapes';
import { forgetVersions, newer } from '#/shop/sessions';
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

export function hear(queries: QueryClient, event: FeedEvent, viewer: Viewer): void {
  for (const change of changesOf(event)) {
    if (change.kind === 'cash-session') showSession(queries, sessionSeenBy(change.document, viewer), viewer);
    else if (change.kind === 'sign-in') stale(queries, [SIGN_INS]);
    else if (change.kind === 'guesses') stale(queries, [GUESSES]);
    else if (change.kind === 'product' || change.kind === 'catalogue') stale(queries, ['products']);
  }
}

/** The document goes where it is shown; lists that it enters or leaves are read again, and so is what it hides. */
function showSession(queries: QueryClient, session: CashSession, viewer: Viewer): void {
  stale(queries, ['registers']);
  if (session.totals.totalSales === null && viewer.seesAmounts) {
    stale(queries, ['session', session.id]);
    stale(queries, ['sessions']);
    return;
  }
  queries.setQueryData<CashSession>(['session', session.id], (known) => known && newer(known, session));
  for (const [key, rows] of queries.getQueriesData<CashSession[]>({ queryKey: ['sessions'] })) {
    const known = rows?.find(({ id }) => id === session.id);
    // What goes on in other people's drawers is no reason to read one's own again.
    if (key[1] === 'yours' && known === undefined && !session.yours) continue;
    if (rows && known?.status === session.status)
      queries.setQueryData(
        key,
        rows.map((row) => (row.id === session.id ? newer(row, session) : row)),
      );
    else stale(queries, key);
  }
}
