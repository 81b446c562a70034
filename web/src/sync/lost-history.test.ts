import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { setQuantity } from '../core/edit';
import { beer, benchForEach, killed, later, shown } from './till.fixture';
import type { TillOrder } from './till-order';

const bench = benchForEach();

/** A cart of which the server has lost the last two changes; returns the till that still shows them. */
async function withLostTail(): Promise<TillOrder> {
  const till = await bench().openTill();
  till.edit([beer('cola')]);
  await later();
  const { server } = bench();
  const kept = server.orderSession;
  till.edit([beer('lost')]);
  await later();
  till.edit([setQuantity('cola', 9000n)]);
  await later();
  server.orderSession = kept;
  server.refusesUnknownVersions = true;
  expect(shown(till).order.version).toBeGreaterThan(kept?.order.version ?? 0);
  return till;
}

const lines = (till: TillOrder) => shown(till).order.lines.map(({ id, quantity }) => `${quantity} ${id}`);
const served = () =>
  bench()
    .served()
    ?.lines.map(({ id, quantity }) => `${quantity} ${id}`);

describe('a server that lost its latest history', () => {
  it('has its cart shown as it is there, and what was typed and not sent goes on top', async () => {
    const till = await withLostTail();
    bench().server.line = 'down';
    till.edit([beer('typed')]);
    await later();
    bench().server.line = 'works';
    till.historyChanged();
    await later(20_000);
    expect(served()).toEqual(['1 cola', '1 typed']);
    expect(lines(till)).toEqual(served());
    expect(shown(till)).toMatchObject({ saving: { kind: 'saved' }, stranded: [], notices: [] });
  });

  it('has it shown by a page that was closed meanwhile, from what the device kept', async () => {
    const before = await withLostTail();
    bench().server.line = 'down';
    before.edit([beer('typed')]);
    await later();
    await killed(before);
    bench().server.line = 'works';
    const till = await bench().openTill();
    await later(20_000);
    expect(served()).toEqual(['1 cola', '1 typed']);
    expect(lines(till)).toEqual(served());
    expect(shown(till)).toMatchObject({ saving: { kind: 'saved' }, stranded: [], notices: [] });
  });

  it('has it shown when it is looked at', async () => {
    const till = await withLostTail();
    await till.look();
    expect(lines(till)).toEqual(['1 cola']);
  });

  it('takes no cart from the register that goes on with it', async () => {
    const till = await withLostTail();
    till.kept.show({ movedTo: { id: 'reg-2', code: 'ASU-2', name: 'ASU-2' } });
    const recovered = () => bench().server.calls.filter((call) => call === 'takeUp').length;
    const before = recovered();
    till.historyChanged();
    await later();
    expect(recovered()).toBe(before);
  });
});
