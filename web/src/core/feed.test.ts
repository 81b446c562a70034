import { describe, expect, it } from 'vitest';
import { applyEvent, type FeedEvent, type Shop, type Viewer } from './feed';
import { type Documents, documentsOf, shopOf } from './feed-documents';

/** What the server said before and after one command, and the events between: written by the server's own tests. */
type Trace = { viewer: Viewer; nowMs: number; start: Documents; events: FeedEvent[]; end: Documents };

const traces = Object.entries(
  import.meta.glob<Trace>('./traces-feed/*.json', { eager: true, import: 'default' }),
);

const LISTS = ['sessions', 'orders', 'orderSessions'] as const;

/** By id, and without what the clock alone changes. */
const seen = (documents: Documents) =>
  Object.fromEntries(
    LISTS.map((list) => [
      list,
      Object.fromEntries(
        documents[list].map((row) => [row.id, 'overdue' in row ? { ...row, overdue: undefined } : row]),
      ),
    ]),
  );

const told = (start: Documents, { events, viewer }: Trace) =>
  events.reduce((shop, event) => applyEvent(shop, event, viewer), shopOf(start));

const after = (start: Documents, trace: Trace) => documentsOf(told(start, trace), trace.viewer, trace.nowMs);

/** The rows of the board, by order. */
const board = ({ claims }: Pick<Shop, 'claims'>) =>
  Object.fromEntries(claims.map((row) => [row.order.id, row]));

describe('documents and later events are fresh documents (EV-3)', () => {
  it('has traces of every kind of change', () => {
    const kinds = traces.flatMap(([, { events }]) =>
      events.flatMap(({ changes }) => changes.map(({ kind }) => kind)),
    );
    for (const kind of ['cash-session', 'order', 'order-claim', 'order-session', 'transaction'])
      expect(kinds).toContain(kind);
  });

  it.each(traces)('%s', (_path, trace) => {
    expect(trace.events.length).toBeGreaterThan(0);
    expect(seen(after(trace.start, trace))).toEqual(seen(trace.end));
  });

  it.each(traces)('the board of claims, as far as it is not to be read again: %s', (_path, trace) => {
    const shop = told(trace.start, trace);
    if (!shop.stale.includes('claims')) expect(board(shop)).toEqual(board(trace.end));
  });

  it('the board goes on by itself while a claim is renewed', () => {
    const [, trace] = traces.find(([path]) => path.endsWith('/manager-renew.json')) ?? [];
    if (trace === undefined) throw new Error('The trace of a renewal is missing');
    const shop = told(trace.start, trace);
    expect(shop.stale).toEqual([]);
    expect(shop.claims).not.toEqual(trace.start.claims);
  });

  it.each(traces)('%s, heard twice', (_path, trace) => {
    expect(seen(after(trace.end, trace))).toEqual(seen(trace.end));
  });

  it.each(traces)('%s, heard backwards', (_path, trace) => {
    const events = [...trace.events].reverse();
    expect(seen(after(trace.start, { ...trace, events }))).toEqual(seen(trace.end));
  });
});
