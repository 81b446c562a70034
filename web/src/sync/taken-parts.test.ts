import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { clearOrder, setQuantity } from '../core/edit';
import { dollar } from '../core/shop.fixture';
import type { OpenedOrder } from './opened-order';
import { beer, benchForEach, killed, later, shown } from './opened-order.fixture';

const bench = benchForEach();
const twenty = { tender: 'cash' as const, given: 2_000n };
const taken = (opened: OpenedOrder) => opened.parts.snapshot().parts.map(({ given }) => given);
const owed = (opened: OpenedOrder) => opened.parts.snapshot().owed.map(({ given }) => given);

async function withPart(): Promise<OpenedOrder> {
  const opened = await bench().open();
  opened.edit([beer('l1', '10')]);
  await later();
  opened.parts.take(twenty);
  await later();
  return opened;
}

describe('parts of a payment that were taken (TX-1)', () => {
  it('survive a crash and a second start', async () => {
    const opened = await withPart();
    opened.parts.take({ tender: 'card', given: 500n });
    await later();
    await killed(opened);
    const again = await bench().open();
    expect(taken(again)).toEqual([2_000n, 500n]);
    await later();
    expect(taken(again)).toEqual([2_000n, 500n]);
  });

  it('belong to their order also when the server names it only later', async () => {
    bench().server.line = 'down';
    const opened = await withPart();
    expect(shown(opened).orderSessionId).toBeNull();
    bench().server.line = 'works';
    await later(20_000);
    expect(shown(opened).orderSessionId).not.toBeNull();
    expect(taken(opened)).toEqual([2_000n]);
    await killed(opened);
    expect(taken(await bench().open())).toEqual([2_000n]);
  });

  it('stay when the order changes, and one can be given back', async () => {
    const opened = await withPart();
    opened.edit([setQuantity('l1', 2_000n)]);
    await later();
    expect(taken(opened)).toEqual([2_000n]);
    const [part] = opened.parts.snapshot().parts;
    opened.parts.giveBack(part?.id ?? '');
    await later();
    expect(taken(opened)).toEqual([]);
    expect(owed(opened)).toEqual([]);
    await killed(opened);
    expect(taken(await bench().open())).toEqual([]);
  });

  it('are paid with the order, and owed to nobody', async () => {
    const opened = await withPart();
    const { total } = shown(opened).order;
    await opened.pay({ sessionId: 'shift-1', payments: [{ tender: 'cash', amount: total }], total });
    expect(opened.desk.snapshot()).toMatchObject({ kind: 'paid' });
    expect([taken(opened), owed(opened)]).toEqual([[], []]);
    await killed(opened);
    expect(taken(await bench().open())).toEqual([]);
  });

  it('are owed when the order is cleared, and are no part of the next one', async () => {
    const opened = await withPart();
    opened.edit([clearOrder()]);
    expect([taken(opened), owed(opened)]).toEqual([[], [2_000n]]);
    opened.edit([beer('l2')]);
    await later();
    opened.parts.acknowledgeOwed();
    expect([taken(opened), owed(opened)]).toEqual([[], []]);
    await killed(opened);
    expect(taken(await bench().open())).toEqual([]);
  });

  it('are owed when another register finished the order', async () => {
    const opened = await withPart();
    bench().server.orderSession = null;
    bench().server.status = 'completed';
    await opened.look();
    expect([taken(opened), owed(opened)]).toEqual([[], [2_000n]]);
  });

  it('are forgotten when somebody else signs in on this device', async () => {
    const opened = await withPart();
    await killed(opened);
    await bench().device.forgetPartsOfOthers(dollar.person.id);
    const again = await bench().open();
    expect(taken(again)).toEqual([2_000n]);
    await killed(again);
    await bench().device.forgetPartsOfOthers('somebody-else');
    expect(taken(await bench().open())).toEqual([]);
  });
});
