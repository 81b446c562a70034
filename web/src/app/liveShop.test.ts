import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import { type FeedEvent, newerSession } from '#/core/feed';
import type { CashSession } from '#/protocol/shapes';
import { forgetVersions, sessionQuery } from '#/shop/sessions';
import { ended, hear, readAgain } from './liveShop';

const [trace] = Object.values(
  import.meta.glob<{
    events: FeedEvent[];
    start: { sessions: CashSession[] };
    end: { sessions: CashSession[] };
  }>('../core/traces-feed/manager-pay-the-cart.json', { eager: true, import: 'default' }),
);

describe('screens and what happens in the shop', () => {
  let queries: QueryClient;
  const viewer = { id: 'nobody', seesAmounts: true };
  const key = ['sessions', 'open', 'mostrador'];

  beforeEach(() => {
    queries = new QueryClient();
  });

  const told = () => {
    if (!trace) throw new Error('The trace of a sale is missing');
    return trace;
  };

  it('shows the new sums of a drawer wherever it is shown, without asking', () => {
    const { start, end, events } = told();
    const sold = end.sessions.find(({ totals }) => totals.totalTransactions > 0);
    queries.setQueryData(key, start.sessions);
    queries.setQueryData(
      ['session', sold?.id],
      start.sessions.find(({ id }) => id === sold?.id),
    );
    for (const event of events) hear(queries, event, viewer);
    const shown = queries.getQueryData<CashSession[]>(key)?.find(({ id }) => id === sold?.id);
    expect(shown?.totals).toEqual(sold?.totals);
    expect(queries.getQueryData<CashSession>(['session', sold?.id])?.totals).toEqual(sold?.totals);
    expect(queries.getQueryState(key)?.isInvalidated).toBe(false);
  });

  it('keeps what it knows when an older word comes late', () => {
    const { end, events, start } = told();
    queries.setQueryData(key, end.sessions);
    const late = events.map((event) => ({
      ...event,
      changes: event.changes.map((change) =>
        change.kind === 'cash-session' ? { ...change, document: start.sessions[0] } : change,
      ),
    }));
    for (const event of late) hear(queries, event as FeedEvent, viewer);
    expect(queries.getQueryData(key)).toEqual(end.sessions);
  });

  it('lets a shift that ended in a lost history be open again, and shows it until the server has said so', async () => {
    const [open] = told().start.sessions;
    if (!open) throw new Error('The trace has no shift');
    const lost: CashSession = { ...open, version: open.version + 2, status: 'ended' };
    const query = { ...sessionQuery(open.id), queryFn: () => open };
    queries.setQueryData(query.queryKey, lost);
    queries.setQueryData(key, [lost]);
    const shown = () => queries.getQueryData<CashSession>(query.queryKey)?.status;
    await queries.fetchQuery({ ...query, staleTime: 0 });
    expect(shown()).toBe('ended');
    forgetVersions(queries);
    expect(shown()).toBe('ended');
    await queries.fetchQuery({ ...query, staleTime: 0 });
    expect(shown()).toBe('open');
    const [row] = queries.getQueryData<CashSession[]>(key) ?? [];
    expect(row && newerSession(row, open)).toEqual(open);
  });

  it('asks who is here when the sign-in ended, and reads everything again for another role', () => {
    const invalidated = (reason: string) => {
      queries.setQueryData(['me'], {});
      queries.setQueryData(key, []);
      ended(queries, reason);
      return [['me'], key].map((each) => queries.getQueryState(each)?.isInvalidated);
    };
    expect(invalidated('too-slow')).toEqual([false, false]);
    expect(invalidated('signed-out')).toEqual([true, false]);
    expect(invalidated('role-changed')).toEqual([true, true]);
  });

  it('reads a list again that a drawer enters', () => {
    queries.setQueryData(key, []);
    for (const event of told().events) hear(queries, event, viewer);
    expect(queries.getQueryState(key)?.isInvalidated).toBe(true);
  });

  it('reads one’s own drawers again when one of them is entered, and for nobody else’s', () => {
    const own = ['sessions', 'yours'];
    const cashiers = told().start.sessions.map(({ cashier }) => cashier.id);
    queries.setQueryData(own, []);
    for (const event of told().events) hear(queries, event, viewer);
    expect(queries.getQueryState(own)?.isInvalidated).toBe(false);
    for (const id of cashiers) for (const event of told().events) hear(queries, event, { ...viewer, id });
    expect(queries.getQueryState(own)?.isInvalidated).toBe(true);
  });

  it('leaves what is to be read again so when an event tells of other drawers', () => {
    const [other] = told().start.sessions;
    if (!other) throw new Error('The trace has no shift');
    const elsewhere: CashSession = { ...other, id: 'elsewhere', cashier: { ...other.cashier, id: 'nobody' } };
    const keys = [['session', elsewhere.id], ['sessions', 'yours'], key];
    queries.setQueryData(['session', elsewhere.id], elsewhere);
    queries.setQueryData(['sessions', 'yours'], [elsewhere]);
    queries.setQueryData(key, [elsewhere, ...told().start.sessions]);
    readAgain(queries);
    for (const event of told().events) hear(queries, event, viewer);
    expect(keys.map((each) => queries.getQueryState(each)?.isInvalidated)).toEqual([true, true, true]);
  });

  it('reads what a blind count hides from events again, for whoever may see it', () => {
    const { start, events } = told();
    queries.setQueryData(key, start.sessions);
    const hidden = events.map((event) => ({
      ...event,
      changes: event.changes.map((change) =>
        change.kind === 'cash-session'
          ? { ...change, document: { ...start.sessions[0], totals: { totalSales: null } } }
          : change,
      ),
    }));
    for (const event of hidden) hear(queries, event as FeedEvent, viewer);
    expect(queries.getQueryState(key)?.isInvalidated).toBe(true);
    expect(queries.getQueryData(key)).toEqual(start.sessions);
  });
});
