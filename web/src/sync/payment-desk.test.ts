import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { beer, benchForEach, later, shown } from './till.fixture';
import type { TillOrder } from './till-order';

const bench = benchForEach();
const request = (total: string) => ({
  sessionId: 'shift-1',
  payments: [{ tender: 'cash' as const, amount: total, tendered: '20.00' }],
  total,
});

async function withBeer(): Promise<TillOrder> {
  const till = await bench().openTill();
  till.edit([beer('l1', '2')]);
  await later();
  expect(bench().served()?.total).toBe(shown(till).order.total);
  return till;
}

describe('taking a payment', () => {
  it('books once, however often the button is pressed (S1-36, OS-6)', async () => {
    const till = await withBeer();
    const { total } = till.kept.snapshot().order;
    await Promise.all([till.pay(request(total)), till.pay(request(total)), till.pay(request(total))]);
    expect(till.desk.snapshot()).toMatchObject({ kind: 'paid' });
    expect(bench().server.transactions.size).toBe(1);
    expect(till.kept.snapshot().order.lines).toEqual([]);
    await till.next();
    expect(till.desk.snapshot()).toEqual({ kind: 'free' });
  });

  it('finds out which it was when the answer is lost', async () => {
    const till = await withBeer();
    bench().server.line = 'loses the answer';
    await till.pay(request(till.kept.snapshot().order.total));
    expect(till.desk.snapshot()).toMatchObject({ kind: 'unknown' });
    await later(5_000);
    bench().server.line = 'works';
    await later(20_000);
    expect(till.desk.snapshot()).toMatchObject({ kind: 'paid' });
    expect(bench().server.transactions.size).toBe(1);
  });

  it.each(['down', 'loses the answer'] as const)(
    'after a crash while the line %s, ends in one sale',
    async (line) => {
      const till = await withBeer();
      bench().server.line = line;
      await till.pay(request(till.kept.snapshot().order.total));
      till.stop();
      await later(5_000);
      bench().server.line = 'works';
      const again = await bench().openTill();
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
      const till = await withBeer();
      bench().server.approverPin = '246810';
      bench().server.line = line;
      const approval = { username: 'manager1', pin: '246810' };
      await till.pay(request(till.kept.snapshot().order.total), approval);
      till.stop();
      await later(5_000);
      bench().server.line = 'works';
      const again = await bench().openTill();
      await later(20_000);
      expect(again.desk.snapshot().kind).toBe(kind);
      expect(bench().server.wrongPins).toBe(0);
      if (kind === 'refused') await again.pay(request(again.kept.snapshot().order.total), approval);
      expect(again.desk.snapshot().kind).toBe('paid');
      expect(bench().server.transactions.size).toBe(1);
    },
  );

  it('after a crash before Next order still shows the change', async () => {
    const till = await withBeer();
    await till.pay(request(till.kept.snapshot().order.total));
    till.stop();
    const again = await bench().openTill();
    expect(again.desk.snapshot()).toMatchObject({ kind: 'paid' });
    await again.next();
    expect((await bench().openTill()).desk.snapshot()).toEqual({ kind: 'free' });
  });

  it('a refusal keeps the order and allows another attempt under another key', async () => {
    const till = await withBeer();
    const { total } = till.kept.snapshot().order;
    await till.pay(request('1.00'));
    expect(till.desk.snapshot()).toMatchObject({ kind: 'refused', problem: { code: 'total-mismatch' } });
    expect(till.kept.snapshot().order.lines).toHaveLength(1);
    await till.pay(request(total));
    expect(till.desk.snapshot()).toMatchObject({ kind: 'paid' });
    expect(bench().server.transactions.size).toBe(1);
  });
});
