import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { FeedEvent } from '../core/feed';
import { cartNews } from '../core/feed-cart';
import { beer, benchForEach, later, shown } from './opened-order.fixture';

const bench = benchForEach();
const traces = import.meta.glob<{ viewer: { id: string }; events: FeedEvent[] }>(
  '../core/traces-feed/*.json',
  {
    eager: true,
    import: 'default',
  },
);

/** That a cart of this person's stands as this version, after a call from a register. */
function changed(at: string, version: number, status = 'active'): FeedEvent {
  const id = bench().server.orderSession?.id;
  const fields = { id, user: { id: 'me' }, status, register: { id: at }, updatedAt: '' };
  const changes = [
    { kind: 'order-session', id, orderId: 'order', fields },
    { kind: 'order', id: 'order', version, fencingToken: 0, fields: { version }, lines: [], lineIds: [] },
  ];
  const event = { position: '1', type: 'order-session.changed', at: '', actor: null, changes };
  return event as unknown as FeedEvent;
}

const looks = () => bench().server.calls.filter((call) => call === 'read').length;

describe('a cart and what its owner does at other registers (EV-3, OS-4)', () => {
  it('finds the news of a cart in the server’s own events, for its owner alone', () => {
    for (const name of ['manager-add', 'manager-pay-the-cart', 'manager-recover']) {
      const event = traces[`../core/traces-feed/${name}.json`]?.events[0];
      if (event === undefined) throw new Error(`The trace ${name} is missing`);
      const session = event.changes.find(({ kind }) => kind === 'order-session') as unknown as {
        id: string;
        fields: { user: { id: string }; status: string };
      };
      const news = cartNews(event, session.fields.user.id);
      expect(news).toMatchObject({
        orderSessionId: session.id,
        active: session.fields.status === 'active',
      });
      expect(cartNews(event, 'somebody else')).toBeNull();
    }
  });

  it('what another register did is looked at at once', async () => {
    const opened = await bench().open();
    opened.edit([beer()]);
    await later();
    const before = looks();
    opened.heard(changed('reg-2', 9), 'me');
    await later(50);
    expect(looks()).toBe(before + 1);
  });

  it('its own changes, which were answered, are not asked about', async () => {
    const opened = await bench().open();
    opened.edit([beer()]);
    await later();
    const before = looks();
    opened.heard(changed('reg-1', shown(opened).order.version), 'me');
    await later(10_000);
    expect(looks()).toBe(before);
  });

  it('a change at this register that nothing here made is looked at a while later', async () => {
    const opened = await bench().open();
    opened.edit([beer()]);
    await later();
    const before = looks();
    opened.heard(changed('reg-1', shown(opened).order.version + 1), 'me');
    await later(10_000);
    expect(looks()).toBe(before + 1);
  });
});
