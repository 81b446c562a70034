import type { Part } from '../core/tender';
import { newId } from '../protocol/ids';
import type { Device } from './device';
import type { KeptOrder } from './kept-order';
import type { TakenPart } from './state';

export interface Taken {
  readonly parts: readonly TakenPart[];
  /** Taken for an order that is gone without having been paid: to be handed back, until somebody is told. */
  readonly owed: readonly TakenPart[];
}

const NOTHING: Taken = { parts: [], owed: [] };

/**
 * What was taken of the order in progress before it was covered. It is money of a customer, so the device keeps it
 * as it keeps the order: through a way back, a reload and a crash, until the order is booked or is no more, or
 * somebody else signs in here. `taken-parts.test.ts` has one test for each of these.
 */
export class TakenParts {
  private taken = NOTHING;
  /** The order they belong to; null while the server has given it no id. */
  private orderSessionId: string | null = null;
  private loading = false;
  private writes: Promise<void> = Promise.resolve();
  private readonly listeners = new Set<() => void>();
  private readonly unwatch: () => void;

  constructor(
    private readonly owner: string,
    private readonly personId: string,
    private readonly kept: KeptOrder,
    private readonly device: Device,
  ) {
    this.unwatch = kept.subscribe(() => this.follow());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): Taken => this.taken;

  /**
   * Takes what this device kept for this person, once `order` has taken up the order: of a page that has booked or
   * emptied it the parts are gone before the order is.
   */
  async loadAfter(order: () => Promise<void>): Promise<void> {
    this.loading = true;
    await order();
    await this.writes;
    const kept = await this.device.partsOf(this.owner);
    this.loading = false;
    this.orderSessionId = kept?.orderSessionId ?? null;
    this.show({ ...this.taken, parts: kept?.parts ?? [] });
    this.follow();
  }

  stop(): void {
    this.unwatch();
  }

  take(part: Part): void {
    this.orderSessionId = this.kept.orderSessionId;
    this.put([...this.taken.parts, { ...part, id: newId() }]);
  }

  giveBack(partId: string): void {
    this.put(this.taken.parts.filter(({ id }) => id !== partId));
  }

  /** The order is booked, and with it all that was taken; or it is no more, and somebody was told what to hand back. */
  async settled(): Promise<void> {
    if (this.taken.parts.length > 0) this.put([]);
    await this.writes;
  }

  /** Somebody has been told what to hand back. */
  acknowledgeOwed(): void {
    this.show({ ...this.taken, owed: [] });
  }

  /** Parts go with their order: where it is emptied, put away or finished elsewhere they are owed to the customer. */
  private follow(): void {
    const { parts } = this.taken;
    const { loaded, orderSessionId, order } = this.kept.snapshot();
    if (this.loading || !loaded || parts.length === 0) return;
    const first = this.orderSessionId === null;
    if (order.lines.length === 0 || !(first || orderSessionId === this.orderSessionId)) {
      this.show({ ...this.taken, owed: [...this.taken.owed, ...parts] });
      this.put([]);
    } else if (first && orderSessionId !== null) {
      this.orderSessionId = orderSessionId;
      this.put(parts);
    }
  }

  private put(parts: readonly TakenPart[]): void {
    const { owner, personId, orderSessionId } = this;
    this.show({ ...this.taken, parts });
    this.writes = this.writes
      .then(() => this.device.keepParts({ owner, personId, orderSessionId, parts }))
      .catch(() => this.kept.setFault('device'));
  }

  private show(taken: Taken): void {
    this.taken = taken;
    for (const listener of this.listeners) listener();
  }
}
