import type { Query, QueryClient } from '@tanstack/react-query';
import { changesOf, claimsHearing, type FeedEvent, type Viewer } from '#/core/feed';
import { type Followed, hearing } from '#/core/feed-orders';
import type { LiveClaim } from '#/protocol/shapes';
import type { QueueFilter } from './calls';
import { type Pages, pagesHearing } from './pages';

/** Everything read about the queue stands under this. */
export const QUEUE = 'queue';
/** What can't be told from an event is read again; the changes of one instant together. */
const SETTLE_MS = 150;

/** Keeps what the screens of the queue show up to date by what happens in the shop (EV-3). */
export class QueueFeed {
  /** By query that is being asked, what was heard since: its answer may be older. */
  private readonly meanwhile = new Map<string, FeedEvent[]>();
  private readonly stale = new Set<string>();
  private settling: ReturnType<typeof setTimeout> | null = null;
  private readonly unwatch: () => void;

  constructor(
    private readonly queries: QueryClient,
    private readonly viewer: Viewer,
  ) {
    this.unwatch = queries.getQueryCache().subscribe((told) => {
      if (told.query.queryKey[0] !== QUEUE || told.type !== 'updated') return;
      if (told.action.type === 'fetch') this.meanwhile.set(told.query.queryHash, []);
      else if (told.action.type === 'success' && !told.action.manual) this.answered(told.query);
    });
  }

  readonly heard = (event: FeedEvent): void => {
    for (const events of this.meanwhile.values()) events.push(event);
    for (const query of this.queries.getQueryCache().findAll({ queryKey: [QUEUE] })) this.tell(query, event);
  };

  stop(): void {
    this.unwatch();
    if (this.settling !== null) clearTimeout(this.settling);
  }

  private answered(query: Query): void {
    const events = this.meanwhile.get(query.queryHash) ?? [];
    this.meanwhile.delete(query.queryHash);
    for (const event of events) this.tell(query, event);
  }

  private tell(query: Query, event: FeedEvent): void {
    const [root, what, which] = query.queryKey;
    if (root !== QUEUE || query.state.data === undefined) return;
    if (what === 'orders')
      this.show<Pages>(query, (pages) => pagesHearing(pages, event, this.viewer, which as QueueFilter));
    else if (what === 'order') this.show<Followed>(query, (order) => hearing(order, event, this.viewer));
    else if (what === 'claims')
      this.show<readonly LiveClaim[]>(query, (claims) => claimsHearing(claims, event));
    else this.show<unknown>(query, (history) => (isAbout(event, which) ? null : history));
  }

  /** Null is to be read again. */
  private show<Data>(query: Query, hear: (data: Data) => Data | null): void {
    const { queryKey } = query;
    const { isInvalidated } = query.state;
    const data = query.state.data as Data;
    const next = hear(data);
    if (next === null) this.readAgain(query);
    else if (next !== data) {
      this.queries.setQueryData(queryKey, next);
      // What made it so, events that were missed, the event does not tell.
      if (isInvalidated) void this.queries.invalidateQueries({ queryKey, exact: true, refetchType: 'none' });
    }
  }

  private readAgain({ queryHash }: Query): void {
    this.stale.add(queryHash);
    this.settling ??= setTimeout(() => {
      const hashes = new Set(this.stale);
      this.stale.clear();
      this.settling = null;
      void this.queries.invalidateQueries({ predicate: ({ queryHash: hash }) => hashes.has(hash) });
    }, SETTLE_MS);
  }
}

const isAbout = (event: FeedEvent, orderId: unknown): boolean =>
  changesOf(event).some((change) =>
    change.kind === 'claim-request'
      ? change.document.orderId === orderId
      : 'id' in change && change.id === orderId,
  );
