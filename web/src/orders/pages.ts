import type { InfiniteData } from '@tanstack/react-query';
import { changesOf, type FeedEvent, type Viewer } from '#/core/feed';
import { type Followed, followed, hearing, ordersOf } from '#/core/feed-orders';
import type { Order } from '#/protocol/shapes';
import { type QueueFilter, sortOf } from './calls';
import { isOpen } from './claimState';

/** A part of the queue's list as it was read; `nextCursor` is null at its end. */
export type Page = Followed & { readonly nextCursor: string | null };
export type Pages = InfiniteData<Page, string | null>;

/**
 * The list after an event, without asking the server: orders change where they stand, new ones come in where they
 * belong, settled ones leave. Null: whether an order belongs to what was searched for is the server's to say.
 */
export function pagesHearing(
  pages: Pages,
  event: FeedEvent,
  viewer: Viewer,
  filter: QueueFilter,
): Pages | null {
  const listed = pages.pages.map((page): Page => {
    const heard = hearing(page, event, viewer);
    return heard === page ? page : staying({ ...page, ...heard }, viewer, filter);
  });
  let next = listed.every((page, place) => page === pages.pages[place]) ? pages.pages : listed;
  for (const { document, fencingToken } of appeared(event, filter)) {
    if (next.some(({ ids }) => ids.includes(document.id))) continue;
    if (filter.search !== '') return null;
    next = entered(next, followed([document], fencingToken), document, viewer, filter);
  }
  return next === pages.pages ? pages : { ...pages, pages: next };
}

/** Those of a page that still belong to the list. */
function staying(page: Page, viewer: Viewer, filter: QueueFilter): Page {
  if (filter.state === 'all') return page;
  const ids = ordersOf(page, viewer)
    .filter(isOpen)
    .map(({ id }) => id);
  return ids.length === page.ids.length ? page : { ...page, ids };
}

/** Orders that an event tells of in full, as it does of one that comes into the queue, and that this list shows. */
const appeared = (event: FeedEvent, { profileId, state }: QueueFilter) =>
  changesOf(event)
    .filter((change) => change.kind === 'order' && 'document' in change)
    .filter(
      ({ document: order }) =>
        order.queuedAt !== null &&
        (profileId === null || order.profile?.id === profileId) &&
        (state === 'all' || isOpen(order)),
    );

/** Where the server lists it; what comes after all that was read is not read yet. */
function entered(pages: Page[], one: Followed, order: Order, viewer: Viewer, filter: QueueFilter): Page[] {
  const oldestFirst = sortOf(filter) === 'oldest';
  const before = (other: Order) => (oldestFirst ? place(order) < place(other) : place(order) > place(other));
  const at = pages.findIndex((page) => page.nextCursor === null || ordersOf(page, viewer).some(before));
  return pages.map((page, number) => {
    if (number !== at) return page;
    const rank = ordersOf(page, viewer).filter((other) => !before(other)).length;
    return {
      ...page,
      ids: [...page.ids.slice(0, rank), ...one.ids, ...page.ids.slice(rank)],
      shop: { ...page.shop, orders: { ...page.shop.orders, ...one.shop.orders } },
    };
  });
}

/** Sorts as the server does: by when it came into the queue, then by its id. */
const place = ({ queuedAt, createdAt, id }: Order): string => `${queuedAt ?? createdAt} ${id}`;
