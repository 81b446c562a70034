import { afterEach, beforeEach, vi } from 'vitest';
import { addItem } from '../core/edit';
import type { Operation } from '../core/order';
import { dollar } from '../core/shop.fixture';
import { newId } from '../protocol/ids';
import { goBy, stopClock } from './clock.fixture';
import { Device } from './device';
import { OpenedOrder } from './opened-order';
import { ShopServer } from './shop-server.fixture';
import type { OrderState } from './state';

/** One device and one server, new for each test, with a clock that only the test moves. */
export class Bench {
  server = new ShopServer();
  device = new Device(newId());
  private readonly openedOrders: OpenedOrder[] = [];

  /** Another page of the same browser: it hears what this one keeps on the device. */
  openPage(): Promise<OpenedOrder> {
    return this.open(new Device(this.device.name));
  }

  async open(device = this.device): Promise<OpenedOrder> {
    const opened = new OpenedOrder({
      owner: `harbor/${dollar.person.id}`,
      registerId: 'reg-1',
      context: dollar,
      pricesIncludeTax: false,
      remote: this.server,
      device,
    });
    this.openedOrders.push(opened);
    await opened.start();
    return opened;
  }

  /** Another server and another device, as new. */
  renew(): ShopServer {
    this.server = new ShopServer();
    this.device = new Device(newId());
    return this.server;
  }

  served() {
    return this.server.orderSession?.order;
  }

  close(): void {
    for (const opened of this.openedOrders) opened.stop();
  }
}

/** A bench for each test of the file that calls this. */
export function benchForEach(): () => Bench {
  let bench: Bench;
  beforeEach(() => {
    stopClock();
    bench = new Bench();
  });
  afterEach(() => {
    bench.close();
    vi.useRealTimers();
  });
  return () => bench;
}

/** The browser dies: nothing of the page is left, only what is on the device. */
export async function killed(opened: OpenedOrder): Promise<void> {
  opened.stop();
  await goBy(5_000);
}

export const later = (ms = 2_000): Promise<void> => goBy(ms);

export const shown = (opened: OpenedOrder): OrderState => opened.kept.snapshot();

export function beer(id = newId(), quantity = '1'): Operation {
  return addItem({ id, name: 'Lager', price: '4.50', quantity, taxRate: '10' });
}
