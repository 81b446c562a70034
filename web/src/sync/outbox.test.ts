import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addItem, setQuantity } from '../core/edit';
import { newId } from '../core/ids';
import type { Operation } from '../core/order';
import { dollar } from '../core/shop.fixture';
import { goBy, stopClock } from './clock.fixture';
import { Device } from './device';
import type { Line } from './shop-server.fixture';
import { ShopServer } from './shop-server.fixture';
import { TillOrder } from './till-order';

let server: ShopServer;
let device: Device;
let tills: TillOrder[];

async function openTill(): Promise<TillOrder> {
  const till = new TillOrder({
    businessId: 'harbor',
    registerId: 'reg-1',
    till: dollar,
    pricesIncludeTax: false,
    remote: server,
    device,
  });
  tills.push(till);
  await till.start();
  return till;
}

/** The browser dies: nothing of the page is left, only what is on the device. */
async function killed(till: TillOrder): Promise<void> {
  till.stop();
  await goBy(5_000);
}

const later = (ms = 2_000) => goBy(ms);
const beer = (id = newId(), quantity = '1'): Operation =>
  addItem({ id, name: 'Lager', price: '4.50', quantity, taxRate: '10' });
const shown = (till: TillOrder) => till.kept.snapshot();
const served = () => server.orderSession?.order;

beforeEach(() => {
  stopClock();
  server = new ShopServer();
  device = new Device(newId());
  tills = [];
});

afterEach(() => {
  for (const till of tills) till.stop();
  vi.useRealTimers();
});

describe('the outbox', () => {
  it('shows a tap at once and says saved only when the server has it (S1-19, S1-20, S1-60)', async () => {
    const till = await openTill();
    till.edit([beer()]);
    expect(shown(till).order.total).toBe('4.95');
    expect(shown(till).saving).toEqual({ kind: 'saving', waiting: 1 });
    await later();
    expect(shown(till).saving).toEqual({ kind: 'saved' });
    expect(served()?.total).toBe('4.95');
  });

  it('sends a burst of twenty taps in one call (S1-22, S1-59)', async () => {
    const till = await openTill();
    await later();
    till.edit([beer('l1')]);
    for (let n = 2n; n <= 20n; n += 1n) {
      till.edit([setQuantity('l1', n * 1000n)]);
      await later(20);
    }
    await later();
    expect(server.calls.filter((call) => call === 'operate')).toHaveLength(1);
    expect(served()?.lines[0]?.quantity).toBe('20');
  });

  it('goes on without a server, says since when, and catches up (S1-50, S1-51, S1-52)', async () => {
    const till = await openTill();
    await later();
    server.line = 'down';
    till.edit([beer()]);
    const since = Date.now();
    await later(10_000);
    till.edit([beer()]);
    expect(shown(till).saving).toEqual({ kind: 'unsaved', waiting: 2, since, fault: 'unreachable' });
    server.line = 'works';
    await later(20_000);
    expect(shown(till).saving).toEqual({ kind: 'saved' });
    expect(served()?.lines).toHaveLength(2);
  });

  it('after a crash brings back what was never sent, and sends it (S1-01, S1-02, S1-40)', async () => {
    const till = await openTill();
    till.edit([beer('l1')]);
    await later();
    server.line = 'down';
    till.edit([beer('l2'), setQuantity('l1', 3000n)]);
    await later(100);
    await killed(till);
    const again = await openTill();
    expect(shown(again).order.lines.map((line) => [line.id, line.quantity])).toEqual([
      ['l1', '3'],
      ['l2', '1'],
    ]);
    server.line = 'works';
    await later(20_000);
    expect(served()?.lines).toHaveLength(2);
    expect(shown(again).saving).toEqual({ kind: 'saved' });
  });

  it('takes back only the operation that is refused, and says why', async () => {
    const till = await openTill();
    till.edit([beer('l1')]);
    await later();
    server.refusedLine = 'l1';
    till.edit([beer('l2'), setQuantity('l1', 99_000n), beer('l3')]);
    await later(5_000);
    expect(served()?.lines.map((line) => [line.id, line.quantity])).toEqual([
      ['l1', '1'],
      ['l2', '1'],
      ['l3', '1'],
    ]);
    expect(shown(till).notices).toMatchObject([{ kind: 'refused', lineName: 'Lager' }]);
    expect(shown(till).saving).toEqual({ kind: 'saved' });
  });

  it('hands back what was typed for an order that was paid elsewhere in the meantime (S1-53)', async () => {
    const till = await openTill();
    till.edit([beer('l1')]);
    await later();
    server.line = 'down';
    till.edit([beer('l2')]);
    await later(1_000);
    server.orderSession = null;
    server.line = 'works';
    await later(20_000);
    expect(shown(till).order.lines).toEqual([]);
    expect(shown(till).stranded.map((line) => line.id)).toEqual(['l2']);
    await killed(till);
    const again = await openTill();
    expect(shown(again).stranded.map((line) => line.id)).toEqual(['l2']);
    again.edit([beer('l3')]);
    await later();
    expect(shown(again).saving).toEqual({ kind: 'saved' });
    expect(served()?.lines.map((line) => line.id)).toEqual(['l3']);
  });

  it('goes on saving after the answer to a long silence was a refusal', async () => {
    const till = await openTill();
    till.edit([beer('l1')]);
    await later();
    server.line = 'down';
    till.edit([beer('l2')]);
    await later(5_000);
    server.orderSession = null;
    server.line = 'works';
    await later(20_000);
    till.edit([beer('l3')]);
    await later();
    expect(shown(till).saving).toEqual({ kind: 'saved' });
    expect(served()?.lines.map((line) => line.id)).toEqual(['l3']);
  });

  it('tells when another till changed what is shown, not when only an answer was lost (S1-55)', async () => {
    const till = await openTill();
    till.edit([beer('l1')]);
    await later();
    server.line = 'loses the answer';
    till.edit([beer('l2')]);
    await later(400);
    server.line = 'works';
    await later(5_000);
    expect(shown(till).notices).toEqual([]);
    server.apply([beer('l3')]);
    till.edit([setQuantity('l1', 2000n)]);
    await later(5_000);
    expect(shown(till).notices).toMatchObject([{ kind: 'merged' }]);
    expect(shown(till).order.lines).toHaveLength(3);
  });

  it('says that an order was finished at another till when it looks', async () => {
    const till = await openTill();
    till.edit([beer('l1')]);
    await later();
    server.orderSession = null;
    server.status = 'completed';
    await till.look();
    expect(shown(till).order.lines).toEqual([]);
    expect(shown(till).notices).toMatchObject([{ kind: 'finished-elsewhere', status: 'completed' }]);
  });

  it('keeps an order that waits after a sign-out at another till', async () => {
    const till = await openTill();
    till.edit([beer('l1')]);
    await later();
    server.orderSession = null;
    server.status = 'pending_logout';
    await till.look();
    expect(shown(till).order.lines).toHaveLength(1);
  });

  it('of two pages of one browser both show everything and nothing is doubled', async () => {
    const [one, other] = [await openTill(), await openTill()];
    one.edit([beer('l1')]);
    other.edit([beer('l2')]);
    await later(15_000);
    expect(served()?.lines).toHaveLength(2);
    for (const till of [one, other]) {
      await till.kept.load();
      expect(shown(till).order.lines).toHaveLength(2);
    }
  });

  it('loses and doubles nothing, whatever the line and the browser do', async () => {
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.constant('tap' as const) },
      { weight: 3, arbitrary: fc.constantFrom<Line>('works', 'down', 'loses the answer') },
      { weight: 1, arbitrary: fc.constant('kill' as const) },
      { weight: 2, arbitrary: fc.constant('wait' as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        server = new ShopServer();
        device = new Device(newId());
        let till = await openTill();
        let taps = 0;
        for (const one of steps) {
          if (one === 'tap') {
            till.edit([beer(`l${taps}`)]);
            taps += 1;
          } else if (one === 'kill') {
            await till.kept.written();
            await killed(till);
            till = await openTill();
          } else if (one === 'wait') await later(700);
          else server.line = one;
        }
        server.line = 'works';
        await later(40_000);
        const ids = Array.from({ length: taps }, (_, i) => `l${i}`);
        expect((served()?.lines ?? []).map((line) => line.id)).toEqual(ids);
        expect(server.applied).toHaveLength(taps);
        expect(shown(till).saving).toEqual({ kind: 'saved' });
        till.stop();
      }),
      { numRuns: 40 },
    );
  });
});
