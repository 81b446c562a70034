import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { QUEUE, QueueFeed } from '#/cashier/queue/queueFeed';
import { type Change, type FeedEvent, sessionSeenBy, type Viewer } from '#/core/feed';
import type { CashSession, Me } from '#/protocol/shapes';
import { feed } from '#/sync/feed';
import { viewerOf } from './viewer';

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
      missed: () => readAgain(queries),
      ended: (reason) => ended(queries, reason),
    });
    return () => {
      leave();
      queue.stop();
    };
  }, [queries, me]);
}

export function readAgain(queries: QueryClient): void {
  for (const key of ['sessions', 'session', 'registers', 'products', QUEUE])
    void queries.invalidateQueries({ queryKey: [key] });
}

/** Whoever ended this sign-in or gave its holder another role, the answer to who is here says so. */
export function ended(queries: QueryClient, reason: string): void {
  if (reason === 'signed-out' || reason === 'role-changed')
    void queries.invalidateQueries({ queryKey: ['me'] });
  if (reason === 'role-changed') readAgain(queries);
}

export function hear(queries: QueryClient, event: FeedEvent, viewer: Viewer): void {
  for (const change of event.changes as Change[]) {
    if (change.kind === 'cash-session') showSession(queries, sessionSeenBy(change.document, viewer), viewer);
    else if (change.kind === 'product' || change.kind === 'catalogue')
      void queries.invalidateQueries({ queryKey: ['products'] });
  }
}

/** The document goes where it is shown; lists that it enters or leaves are read again, and so is what it hides. */
function showSession(queries: QueryClient, session: CashSession, viewer: Viewer): void {
  void queries.invalidateQueries({ queryKey: ['registers'] });
  if (session.totals.totalSales === null && viewer.seesAmounts) {
    void queries.invalidateQueries({ queryKey: ['session', session.id] });
    void queries.invalidateQueries({ queryKey: ['sessions'] });
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
    else void queries.invalidateQueries({ queryKey: key });
  }
}

const newer = (known: CashSession, heard: CashSession) => (known.version > heard.version ? known : heard);
