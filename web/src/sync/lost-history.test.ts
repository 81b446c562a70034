import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { setQuantity } from '../core/edit';
import type { OpenedOrder } from './opened-order';
import { beer, benchForEach, killed, later, shown } from './opened-order.fixture';

const bench = benchForEach();

/** A cart of which the server has lost the last two changes; returns the register that still shows them. */
async function withLostTail(): Promise<OpenedOrder> {
  const opened = await bench().open();
  opened.edit([beer('cola')]);
  await later();
  const { server } = bench();
  const kept = server.orderSession;
  opened.edit([beer('lost')]);
  await later();
  opened.edit([setQuantity('cola', 9000n)]);
  await later();
  server.orderSession = kept;
  server.refusesUnknownVersions = true;
  expect(shown(opened).order.version).toBeGreaterThan(kept?.order.version ?? 0);
  return opened;
}

const lines = (opened: OpenedOrder) =>
  shown(opened).order.lines.map(({ id, quantity }) => `${quantity} ${id}`);
const served = () =>
  bench()
    .served()
    ?.lines.map(({ id, quantity }) => `${quantity} ${id}`);

describe('a server that lost its latest history', () => {
  it('has its cart shown as it is there, and what was typed and not sent goes on top', async () => {
    const opened = await withLostTail();
    bench().server.line = 'down';
    opened.edit([beer('typed')]);
    await later();
    bench().server.line = 'works';
    opened.historyChanged();
    await later(20_000);
    expect(served()).toEqual(['1 cola', '1 typed']);
    expect(lines(opened)).toEqual(served());
    expect(shown(opened)).toMatchObject({ saving: { kind: 'saved' }, stranded: [], notices: [] });
  });

  it('has it shown by a page that was closed meanwhile, from what the device kept', async () => {
    const before = await withLostTail();
    bench().server.line = 'down';
    before.edit([beer('typed')]);
    await later();
    await killed(before);
    bench().server.line = 'works';
    const opened = await bench().open();
    await later(20_000);
    expect(served()).toEqual(['1 cola', '1 typed']);
    expect(lines(opened)).toEqual(served());
    expect(shown(opened)).toMatchObject({ saving: { kind: 'saved' }, stranded: [], notices: [] });
  });

  it('has it shown when it is looked at', async () => {
    const opened = await withLostTail();
    await opened.look();
    expect(lines(opened)).toEqual(['1 cola']);
  });

  it('takes no cart from the register that goes on with it', async () => {
    const opened = await withLostTail();
    opened.kept.show({ movedTo: { id: 'reg-2', code: 'ASU-2', name: 'ASU-2' } });
    const recovered = () => bench().server.calls.filter((call) => call === 'takeUp').length;
    const before = recovered();
    opened.historyChanged();
    await later();
    expect(recovered()).toBe(before);
  });
});
