import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addItem } from '../core/edit';
import { newId } from '../core/ids';
import { dollar } from '../core/shop.fixture';
import { goBy, stopClock } from './clock.fixture';
import { Device } from './device';
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
    pricesIncludeTax: true,
    remote: server,
    device,
  });
  tills.push(till);
  await till.start();
  return till;
}

const later = (ms: number) => goBy(ms);
const request = (total: string) => ({
  sessionId: 'shift-1',
  payments: [{ tender: 'cash' as const, amount: total, tendered: '20.00' }],
  total,
});

async function withBeer(): Promise<TillOrder> {
  const till = await openTill();
  till.edit([addItem({ id: newId(), name: 'Lager', price: '4.50', quantity: '2', taxRate: '10' })]);
  await later(2_000);
  const total = server.orderSession?.order.total;
  expect(total).toBe(till.kept.snapshot().order.total);
  return till;
}

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

describe('taking a payment', () => {
  it('books once, however often the button is pressed (S1-36, OS-6)', async () => {
    const till = await withBeer();
    const { total } = till.kept.snapshot().order;
    await Promise.all([till.pay(request(total)), till.pay(request(total)), till.pay(request(total))]);
    expect(till.desk.snapshot()).toMatchObject({ kind: 'paid' });
    expect(server.transactions.size).toBe(1);
    expect(till.kept.snapshot().order.lines).toEqual([]);
    await till.next();
    expect(till.desk.snapshot()).toEqual({ kind: 'free' });
  });

  it('finds out which it was when the answer is lost', async () => {
    const till = await withBeer();
    server.line = 'loses the answer';
    await till.pay(request(till.kept.snapshot().order.total));
    expect(till.desk.snapshot()).toMatchObject({ kind: 'unknown' });
    await later(5_000);
    server.line = 'works';
    await later(20_000);
    expect(till.desk.snapshot()).toMatchObject({ kind: 'paid' });
    expect(server.transactions.size).toBe(1);
  });

  it.each(['down', 'loses the answer'] as const)(
    'after a crash while the line %s, ends in one sale',
    async (line) => {
      const till = await withBeer();
      server.line = line;
      await till.pay(request(till.kept.snapshot().order.total));
      till.stop();
      await later(5_000);
      server.line = 'works';
      const again = await openTill();
      await later(20_000);
      expect(again.desk.snapshot()).toMatchObject({ kind: 'paid' });
      expect(server.transactions.size).toBe(1);
      expect(again.kept.snapshot().order.lines).toEqual([]);
    },
  );

  it('after a crash before Next order still shows the change', async () => {
    const till = await withBeer();
    await till.pay(request(till.kept.snapshot().order.total));
    till.stop();
    const again = await openTill();
    expect(again.desk.snapshot()).toMatchObject({ kind: 'paid' });
    await again.next();
    expect((await openTill()).desk.snapshot()).toEqual({ kind: 'free' });
  });

  it('a refusal keeps the order and allows another attempt under another key', async () => {
    const till = await withBeer();
    const { total } = till.kept.snapshot().order;
    await till.pay(request('1.00'));
    expect(till.desk.snapshot()).toMatchObject({ kind: 'refused', problem: { code: 'total-mismatch' } });
    expect(till.kept.snapshot().order.lines).toHaveLength(1);
    await till.pay(request(total));
    expect(till.desk.snapshot()).toMatchObject({ kind: 'paid' });
    expect(server.transactions.size).toBe(1);
  });
});
