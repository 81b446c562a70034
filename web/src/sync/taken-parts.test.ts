import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { clearOrder, setQuantity } from '../core/edit';
import { dollar } from '../core/shop.fixture';
import { beer, benchForEach, killed, later, shown } from './till.fixture';
import type { TillOrder } from './till-order';

const bench = benchForEach();
const twenty = { tender: 'cash' as const, given: 2_000n };
const taken = (till: TillOrder) => till.parts.snapshot().parts.map(({ given }) => given);
const owed = (till: TillOrder) => till.parts.snapshot().owed.map(({ given }) => given);

async function withPart(): Promise<TillOrder> {
  const till = await bench().openTill();
  till.edit([beer('l1', '10')]);
  await later();
  till.parts.take(twenty);
  await later();
  return till;
}

describe('parts of a payment that were taken (TX-1)', () => {
  it('survive a crash and a second start', async () => {
    const till = await withPart();
    till.parts.take({ tender: 'card', given: 500n });
    await later();
    await killed(till);
    const again = await bench().openTill();
    expect(taken(again)).toEqual([2_000n, 500n]);
    await later();
    expect(taken(again)).toEqual([2_000n, 500n]);
  });

  it('belong to their order also when the server names it only later', async () => {
    bench().server.line = 'down';
    const till = await withPart();
    expect(shown(till).orderSessionId).toBeNull();
    bench().server.line = 'works';
    await later(20_000);
    expect(shown(till).orderSessionId).not.toBeNull();
    expect(taken(till)).toEqual([2_000n]);
    await killed(till);
    expect(taken(await bench().openTill())).toEqual([2_000n]);
  });

  it('stay when the order changes, and one can be given back', async () => {
    const till = await withPart();
    till.edit([setQuantity('l1', 2_000n)]);
    await later();
    expect(taken(till)).toEqual([2_000n]);
    const [part] = till.parts.snapshot().parts;
    till.parts.giveBack(part?.id ?? '');
    await later();
    expect(taken(till)).toEqual([]);
    expect(owed(till)).toEqual([]);
    await killed(till);
    expect(taken(await bench().openTill())).toEqual([]);
  });

  it('are paid with the order, and owed to nobody', async () => {
    const till = await withPart();
    const { total } = shown(till).order;
    await till.pay({ sessionId: 'shift-1', payments: [{ tender: 'cash', amount: total }], total });
    expect(till.desk.snapshot()).toMatchObject({ kind: 'paid' });
    expect([taken(till), owed(till)]).toEqual([[], []]);
    await killed(till);
    expect(taken(await bench().openTill())).toEqual([]);
  });

  it('are owed when the order is cleared, and are no part of the next one', async () => {
    const till = await withPart();
    till.edit([clearOrder()]);
    expect([taken(till), owed(till)]).toEqual([[], [2_000n]]);
    till.edit([beer('l2')]);
    await later();
    till.parts.told();
    expect([taken(till), owed(till)]).toEqual([[], []]);
    await killed(till);
    expect(taken(await bench().openTill())).toEqual([]);
  });

  it('are owed when another till finished the order', async () => {
    const till = await withPart();
    bench().server.orderSession = null;
    bench().server.status = 'completed';
    await till.look();
    expect([taken(till), owed(till)]).toEqual([[], [2_000n]]);
  });

  it('are forgotten when somebody else signs in on this device', async () => {
    const till = await withPart();
    await killed(till);
    await bench().device.forgetPartsOfOthers(dollar.person.id);
    const again = await bench().openTill();
    expect(taken(again)).toEqual([2_000n]);
    await killed(again);
    await bench().device.forgetPartsOfOthers('somebody-else');
    expect(taken(await bench().openTill())).toEqual([]);
  });
});
