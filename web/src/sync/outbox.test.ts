import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { setQuantity } from '../core/edit';
import { beer, benchForEach, killed, later, shown } from './opened-order.fixture';

const bench = benchForEach();

describe('the outbox', () => {
  it('shows a tap at once and says saved only when the server has it (S1-19, S1-20, S1-60)', async () => {
    const opened = await bench().open();
    opened.edit([beer()]);
    expect(shown(opened).order.total).toBe('4.95');
    expect(shown(opened).saving).toEqual({ kind: 'saving', waiting: 1 });
    await later();
    expect(shown(opened).saving).toEqual({ kind: 'saved' });
    expect(bench().served()?.total).toBe('4.95');
  });

  it('never shows what the server has of somebody who signed in in another tab (OS-2)', async () => {
    const opened = await bench().open();
    opened.edit([beer()]);
    await later();
    const { server } = bench();
    const mine = server.orderSession;
    server.orderSession = null;
    server.user = { id: 'somebody-else', username: 'beto', name: 'Beto' };
    await server.open();
    await opened.look();
    expect(shown(opened).orderSessionId).toBe(mine?.id);
    expect(shown(opened).order.lines).toHaveLength(1);
  });

  it('sends a burst of twenty taps in one call (S1-22, S1-59)', async () => {
    const opened = await bench().open();
    await later();
    opened.edit([beer('l1')]);
    for (let n = 2n; n <= 20n; n += 1n) {
      opened.edit([setQuantity('l1', n * 1000n)]);
      await later(20);
    }
    await later();
    expect(bench().server.calls.filter((call) => call === 'operate')).toHaveLength(1);
    expect(bench().served()?.lines[0]?.quantity).toBe('20');
  });

  it('goes on without a server, says since when, and catches up (S1-50, S1-51, S1-52)', async () => {
    const opened = await bench().open();
    await later();
    bench().server.line = 'down';
    opened.edit([beer()]);
    const since = Date.now();
    await later(10_000);
    opened.edit([beer()]);
    expect(shown(opened).saving).toEqual({ kind: 'unsaved', waiting: 2, since, fault: 'unreachable' });
    bench().server.line = 'works';
    await later(20_000);
    expect(shown(opened).saving).toEqual({ kind: 'saved' });
    expect(bench().served()?.lines).toHaveLength(2);
  });

  it('after a crash brings back what was never sent, and sends it (S1-01, S1-02, S1-40)', async () => {
    const opened = await bench().open();
    opened.edit([beer('l1')]);
    await later();
    bench().server.line = 'down';
    opened.edit([beer('l2'), setQuantity('l1', 3000n)]);
    await later(100);
    await killed(opened);
    const again = await bench().open();
    expect(shown(again).order.lines.map((line) => [line.id, line.quantity])).toEqual([
      ['l1', '3'],
      ['l2', '1'],
    ]);
    bench().server.line = 'works';
    await later(20_000);
    expect(bench().served()?.lines).toHaveLength(2);
    expect(shown(again).saving).toEqual({ kind: 'saved' });
  });

  it('takes back only the operation that is refused, and says why', async () => {
    const opened = await bench().open();
    opened.edit([beer('l1')]);
    await later();
    bench().server.refusedLine = 'l1';
    opened.edit([beer('l2'), setQuantity('l1', 99_000n), beer('l3')]);
    await later(5_000);
    expect(
      bench()
        .served()
        ?.lines.map((line) => [line.id, line.quantity]),
    ).toEqual([
      ['l1', '1'],
      ['l2', '1'],
      ['l3', '1'],
    ]);
    expect(shown(opened).notices).toMatchObject([{ kind: 'refused', lineName: 'Lager' }]);
    expect(shown(opened).saving).toEqual({ kind: 'saved' });
  });

  it('hands back what was typed for an order that was paid elsewhere in the meantime (S1-53)', async () => {
    const opened = await bench().open();
    opened.edit([beer('l1')]);
    await later();
    bench().server.line = 'down';
    opened.edit([beer('l2')]);
    await later(1_000);
    bench().server.orderSession = null;
    bench().server.line = 'works';
    await later(20_000);
    expect(shown(opened).order.lines).toEqual([]);
    expect(shown(opened).stranded.map((line) => line.id)).toEqual(['l2']);
    await killed(opened);
    const again = await bench().open();
    expect(shown(again).stranded.map((line) => line.id)).toEqual(['l2']);
    again.edit([beer('l3')]);
    await later();
    expect(shown(again).saving).toEqual({ kind: 'saved' });
    expect(
      bench()
        .served()
        ?.lines.map((line) => line.id),
    ).toEqual(['l3']);
  });

  it('goes on saving after the answer to a long silence was a refusal', async () => {
    const opened = await bench().open();
    opened.edit([beer('l1')]);
    await later();
    bench().server.line = 'down';
    opened.edit([beer('l2')]);
    await later(5_000);
    bench().server.orderSession = null;
    bench().server.line = 'works';
    await later(20_000);
    opened.edit([beer('l3')]);
    await later();
    expect(shown(opened).saving).toEqual({ kind: 'saved' });
    expect(
      bench()
        .served()
        ?.lines.map((line) => line.id),
    ).toEqual(['l3']);
  });

  it('tells when another register changed what is shown, not when only an answer was lost (S1-55)', async () => {
    const opened = await bench().open();
    opened.edit([beer('l1')]);
    await later();
    bench().server.line = 'loses the answer';
    opened.edit([beer('l2')]);
    await later(400);
    bench().server.line = 'works';
    await later(5_000);
    expect(shown(opened).notices).toEqual([]);
    bench().server.apply([beer('l3')]);
    opened.edit([setQuantity('l1', 2000n)]);
    await later(5_000);
    expect(shown(opened).notices).toMatchObject([{ kind: 'merged' }]);
    expect(shown(opened).order.lines).toHaveLength(3);
  });

  it('says that an order was finished at another register when it looks', async () => {
    const opened = await bench().open();
    opened.edit([beer('l1')]);
    await later();
    bench().server.orderSession = null;
    bench().server.status = 'completed';
    await opened.look();
    expect(shown(opened).order.lines).toEqual([]);
    expect(shown(opened).notices).toMatchObject([{ kind: 'finished-elsewhere', status: 'completed' }]);
  });

  it('keeps an order that waits after a sign-out at another register', async () => {
    const opened = await bench().open();
    opened.edit([beer('l1')]);
    await later();
    bench().server.orderSession = null;
    bench().server.status = 'pending_logout';
    await opened.look();
    expect(shown(opened).order.lines).toHaveLength(1);
  });

  it('of two pages of one browser both show everything and nothing is doubled', async () => {
    const [one, other] = [await bench().open(), await bench().open()];
    one.edit([beer('l1')]);
    other.edit([beer('l2')]);
    await later(15_000);
    expect(bench().served()?.lines).toHaveLength(2);
    for (const opened of [one, other]) {
      await opened.kept.load();
      expect(shown(opened).order.lines).toHaveLength(2);
    }
  });
});
