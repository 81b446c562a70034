import type { CashSession } from '../protocol/shapes';
import { applyEvent, emptyShop, type FeedEvent, type Viewer } from './feed';
import { byId } from './feed-documents';

/** Some cash sessions after an event. */
export type HeardSessions = {
  readonly rows: readonly CashSession[];
  /** Those that the event tells of and that were not among the rows, or had another status: lists may change by them. */
  readonly moved: readonly CashSession[];
};

/** Rows as they are now; one that the event hides amounts of stays as it was, until it is read again (blind count). */
export function sessionsHearing(
  rows: readonly CashSession[],
  event: FeedEvent,
  viewer: Viewer,
): HeardSessions {
  const before = byId(rows);
  const { sessions, stale } = applyEvent({ ...emptyShop, sessions: before }, event, viewer);
  return {
    rows: rows.map((row) => (stale.includes(`session:${row.id}`) ? row : (sessions[row.id] ?? row))),
    moved: Object.values(sessions).filter(({ id, status }) => before[id]?.status !== status),
  };
}
