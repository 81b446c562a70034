import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { OpenedOrder } from './opened-order';
import { beer, benchForEach, later, shown } from './opened-order.fixture';

const bench = benchForEach();
const request = (total: string) => ({
  sessionId: 'shift-1',
  payments: [{ tender: 'cash' as const, amount: total, tendered: '20.00' }],
  total,
});

async function withBeer(): Promise<OpenedOrder> {
  const opened = await bench().open();
  opened.edit([beer('l1', '2')]);
  await later();
  expect(bench().served()?.total).toBe(shown(opened).order.total);
  return opened;
}

describe('taking a payment', () => {
  it('books once, however often the button is pressed (S1-36, OS-6)', async () => {
    const opened = await withBeer();
    const { total } = opened.kept.snapshot().order;
    await Promise.all([opened.pay(request(total)), opened.pay(request(total)), opened.pay(request(total))]);
    expect(opened.desk.snapshot()).toMatchObject({ kind: 'paid' });
    expect(bench().server.transactions.size).toBe(1);
    expect(opened.kept.snapshot().order.lines).toEqual([]);
    await opened.next();
    expect(opened.desk.snapshot()).toEqual({ kind: 'free' });
  });

  it('finds out which it was when the answer is lost', async () => {
    const opened = await withBeer();
    bench().server.line = 'loses the answer';
    await opened.pay(request(opened.kept.snapshot().order.total));
    expect(opened.desk.snapshot()).toMatchObject({ kind: 'unknown' });
    await later(5_000);
    bench().server.line = 'works';
    await later(20_000);
    expect(opened.desk.snapshot()).toMatchObject({ kind: 'paid' });
    expect(bench().server.transactions.size).toBe(1);
  });

  it.each(['down', 'loses the answer'] as const)(
    'after a crash while the line %s, ends in one sale',
    async (line) => {
      const opened = await withBeer();
      bench().server.line = line;
      await opened.pay(request(opened.kept.snapshot().order.total));
      opened.stop();
      await later(5_000);
      bench().server.line = 'works';
      const again = await bench().open();
      await later(20_000);
      expect(again.desk.snapshot()).toMatchObject({ kind: 'paid' });
      expect(bench().server.transactions.size).toBe(1);
      expect(again.kept.snapshot().order.lines).toEqual([]);
    },
  );

  it.each([
    ['down', 'refused'],
    ['loses the answer', 'paid'],
  ] as const)(
    'after a crash while the line %s, an approved attempt is %s and no PIN is guessed',
    async (line, kind) => {
      const opened = await withBeer();
      bench().server.approverPin = '246810';
      bench().server.line = line;
      const approval = { username: 'manager1', pin: '246810' };
      await opened.pay(request(opened.kept.snapshot().order.total), approval);
      opened.stop();
      await later(5_000);
      bench().server.line = 'works';
      const again = await bench().open();
      await later(20_000);
      expect(again.desk.snapshot().kind).toBe(kind);
      expect(bench().server.wrongPins).toBe(0);
      if (kind === 'refused') await again.pay(request(again.kept.snapshot().order.total), approval);
      expect(again.desk.snapshot().kind).toBe('paid');
      expect(bench().server.transactions.size).toBe(1);
    },
  );

  it('after a crash before Next order still shows the change', async () => {
    const opened = await withBeer();
    await opened.pay(request(opened.kept.snapshot().order.total));
    opened.stop();
    const again = await bench().open();
    expect(again.desk.snapshot()).toMatchObject({ kind: 'paid' });
    await again.next();
    expect((await bench().open()).desk.snapshot()).toEqual({ kind: 'free' });
  });

  it('a refusal keeps the order and allows another attempt under another key', async () => {
    const opened = await withBeer();
    const { total } = opened.kept.snapshot().order;
    await opened.pay(request('1.00'));
    expect(opened.desk.snapshot()).toMatchObject({ kind: 'refused', problem: { code: 'total-mismatch' } });
    expect(opened.kept.snapshot().order.lines).toHaveLength(1);
    await opened.pay(request(total));
    expect(opened.desk.snapshot()).toMatchObject({ kind: 'paid' });
    expect(bench().server.transactions.size).toBe(1);
  });
});
