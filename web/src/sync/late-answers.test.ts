import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setQuantity } from '../core/edit';
import type { OpenedOrder } from './opened-order';
import { beer, benchForEach, later, shown } from './opened-order.fixture';

const bench = benchForEach();
const approval = { username: 'manager1', pin: '246810' };

/** Everything that is due, in cash. */
function allOf(opened: OpenedOrder) {
  const { total } = shown(opened).order;
  const payments = [{ tender: 'cash' as const, amount: total, tendered: total }];
  return { sessionId: 'shift-1', payments, total };
}

/** As the payment screen does it: what waits is saved, then the order is paid, then the next one begins. */
async function payAndGoOn(opened: OpenedOrder): Promise<string | null> {
  const waiting = opened.flush(8_000);
  await later(9_000);
  if ((await waiting) > 0) return null;
  const { order, orderSessionId } = shown(opened);
  if (order.lines.length === 0) return null;
  const paid = opened.pay(allOf(opened));
  await later(4_000);
  await paid;
  if (opened.desk.snapshot().kind !== 'paid') return null;
  await opened.next();
  return orderSessionId;
}

describe('an answer that was asked for before what is known', () => {
  it('does not bring the paid order back (F16)', async () => {
    const opened = await bench().open();
    opened.edit([beer('cola')]);
    await later();
    // Two looks: the first answer is held until the next order has begun.
    bench().server.delaysMs = [30_000];
    const look = opened.look();
    await payAndGoOn(opened);
    expect(shown(opened).order.lines).toEqual([]);
    await later(20_000);
    await look;
    expect(shown(opened).order.lines).toEqual([]);
    opened.edit([beer('ginger')]);
    await later(3_000);
    expect(shown(opened)).toMatchObject({ stranded: [], notices: [] });
    expect(
      bench()
        .served()
        ?.lines.map(({ id }) => id),
    ).toEqual(['ginger']);
  });

  it('to an approval, does not bring an order back that another page has finished (F16)', async () => {
    const [opened, other] = [await bench().open(), await bench().openPage()];
    opened.edit([beer('cola')]);
    await later(5_000);
    bench().server.delaysMs = [30_000];
    const approved = opened.approve(setQuantity('cola', 5000n), approval);
    await other.look();
    expect(await payAndGoOn(other)).not.toBeNull();
    opened.edit([beer('ginger')]);
    await later(40_000);
    expect(await approved).toMatchObject({ kind: 'ok' });
    expect(shown(opened).order.lines.map(({ id }) => id)).toEqual(['ginger']);
    expect(bench().served()?.lines).toHaveLength(1);
  });

  it('to a change, shows its refusal on no order but its own', async () => {
    const [opened, other] = [await bench().open(), await bench().openPage()];
    opened.edit([beer('cola')]);
    await later(5_000);
    await other.look();
    bench().server.refusedLine = 'cola';
    bench().server.delaysMs = [40_000];
    opened.edit([setQuantity('cola', 5000n)]);
    await later(4_000);
    expect(await payAndGoOn(other)).not.toBeNull();
    other.edit([beer('ginger')]);
    await later(40_000);
    expect(shown(opened)).toMatchObject({ notices: [], stranded: [] });
    expect(shown(opened).order.lines.map(({ id }) => id)).toEqual(['ginger']);
  });

  it('to a payment, takes nothing of the next order, which another page has begun', async () => {
    const [opened, other] = [await bench().open(), await bench().openPage()];
    opened.edit([beer('cola')]);
    await later(5_000);
    bench().server.delaysMs = [30_000];
    const paying = opened.pay(allOf(opened));
    await later(1_000);
    await other.desk.start();
    expect(other.desk.snapshot().kind).toBe('paid');
    await other.next();
    bench().server.line = 'down';
    other.edit([beer('ginger')]);
    await later(40_000);
    await paying;
    expect(opened.desk.snapshot().kind).toBe('free');
    expect((await bench().device.load('harbor/person-ana')).pending).toHaveLength(1);
    for (const page of [opened, other])
      expect(shown(page).order.lines.map(({ id }) => id)).toEqual(['ginger']);
  });

  it('to the payment before, leaves the order that another page goes on with', async () => {
    const [opened, other] = [await bench().open(), await bench().openPage()];
    opened.edit([beer('cola')]);
    await later(5_000);
    await opened.pay(allOf(opened));
    other.edit([beer('ginger')]);
    await later(5_000);
    await other.pay(allOf(other));
    expect(other.desk.snapshot()).toMatchObject({ kind: 'paid', transaction: { number: '1' } });
    expect(shown(other).order.lines.map(({ id }) => id)).toEqual(['ginger']);
    await other.next();
    await other.pay(allOf(other));
    await opened.next();
    expect((await bench().device.attempt('harbor/person-ana'))?.transaction).toMatchObject({ number: '2' });
  });

  it('changes nothing, whatever was done and in whichever order the answers come', async () => {
    const step = fc.oneof(
      fc.constant('tap' as const),
      fc.constant('look' as const),
      fc.constant('take on' as const),
      fc.constant('approve' as const),
      fc.constant('pay' as const),
      fc.constant('wait' as const),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 3, maxLength: 9 }),
        fc.array(fc.integer({ min: 0, max: 2_500 }), { minLength: 40, maxLength: 40 }),
        async (steps, delays) => {
          const server = bench().renew();
          server.delaysMs = [...delays];
          const opened = await bench().open();
          const gone = new Set<string>();
          const back: string[] = [];
          opened.kept.subscribe(() => {
            const { orderSessionId, order } = shown(opened);
            if (orderSessionId !== null && gone.has(orderSessionId) && order.lines.length > 0)
              back.push(orderSessionId);
          });
          for (const what of steps) {
            if (what === 'tap') opened.edit([beer()]);
            else if (what === 'look') void opened.look();
            else if (what === 'take on') opened.takeOn();
            else if (what === 'approve') {
              if (opened.kept.orderSessionId !== null) void opened.approve(beer(), approval);
            } else if (what === 'wait') await later(700);
            else {
              const paid = await payAndGoOn(opened);
              if (paid !== null) gone.add(paid);
            }
          }
          server.delaysMs = [];
          await later(12_000);
          opened.stop();
          expect(back).toEqual([]);
          expect(shown(opened)).toMatchObject({ stranded: [], notices: [] });
          expect(shown(opened).order.lines.map(({ id }) => id)).toEqual(
            server.orderSession?.order.lines.map(({ id }) => id) ?? [],
          );
        },
      ),
      { numRuns: 40, seed: 16 },
    );
  }, 120_000);
});
