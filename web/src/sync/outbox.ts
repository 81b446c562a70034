import { nextBatch, type Pending } from '../core/draft';
import type { Operation } from '../core/order';
import type { Approval } from '../protocol/credentials';
import { newId } from '../protocol/ids';
import { isSignedOut } from '../protocol/problem';
import type { Problem } from '../protocol/shapes';
import { retryDelay } from './backoff';
import type { Device } from './device';
import type { KeptOrder } from './kept-order';
import { type Answer, cartCalls, type Operated, type Remote } from './remote';

/** Taps of one burst travel together: longer than between two quick taps, shorter than a glance. */
const DEBOUNCE_MS = 250;
/** However long the burst, the first tap of it is sent after a second. */
const LONGEST_WAIT_MS = 1_000;
/** Small enough for one quick answer, large enough that a morning without a server is sent in seconds. */
const BATCH = 100;
/** When the page that sends goes quiet, another page of this browser takes over after this long. */
const SENDER_LEASE_MS = 3_000;

/**
 * Brings a kept order to the server: everything typed, in order, until each operation is answered.
 *
 * An operation goes out only after it is on the device, and is taken off the device only by the
 * server's answer. Between the two it may be sent any number of times: the server knows it by its id
 * and applies it once (OR-2); `outbox.test.ts` loses answers and kills pages at random.
 */
export class Outbox {
  private readonly page = newId();
  private timer: ReturnType<typeof setTimeout> | null = null;
  /** Resolves when the call that is under way is over. */
  private sending: Promise<void> | null = null;
  /** It was time to send while a call was under way. */
  private again = false;
  private stopped = false;
  private isUrgent = false;
  private failures = 0;
  /** After a refusal operations go one by one, so that only the refused one is taken back. */
  private limit = BATCH;

  constructor(
    private readonly owner: string,
    private readonly registerId: string,
    private readonly kept: KeptOrder,
    private readonly device: Device,
    private readonly remote: Remote,
  ) {}

  /** Something was typed. */
  typed(): void {
    if (this.failures === 0) this.schedule(this.pause());
  }

  /** Asks at once, whatever the back-off says. */
  sendNow(): void {
    this.isUrgent = true;
    this.schedule(0);
  }

  /** Sends what waits; the number of changes still waiting when `patienceMs` are over, or nobody answers and it `givesUp`. */
  async flush(patienceMs: number, givesUp = false): Promise<number> {
    const end = Date.now() + patienceMs;
    const over = () =>
      Date.now() >= end || this.stopped || (givesUp && this.kept.snapshot().saving.kind === 'unsaved');
    this.sendNow();
    while (this.kept.pending.length > 0 && !over()) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return this.kept.pending.length;
  }

  /**
   * Looks what became of the order on other registers; only while nothing is waiting here. An answer that was asked for
   * before something else became known of the order is asked for again.
   */
  async look(): Promise<void> {
    const busy = () => this.sending !== null || this.kept.pending.length > 0 || this.stopped;
    if (!this.kept.snapshot().recovered || busy()) return;
    const asked = this.kept.known;
    const answer = await this.remote.read();
    if (answer.kind !== 'ok' || busy()) return;
    if (asked !== this.kept.known) return this.look();
    if (answer.value !== null && this.kept.isOfAnother(answer.value)) return;
    const { orderSessionId } = this.kept;
    if (orderSessionId !== null && answer.value?.id !== orderSessionId) {
      const status = await cartCalls(this.remote).status(orderSessionId);
      if (status.kind !== 'ok' || busy()) return;
      if (asked !== this.kept.known) return this.look();
      // Signed out at another register: it waits for its owner, who is signed in here.
      if (status.value === 'pending_logout') return;
      this.kept.finishedElsewhere(status.value);
    }
    const register = answer.value?.register ?? null;
    this.kept.adopt(answer.value, true);
    this.kept.show({ movedTo: register === null || register.id === this.registerId ? null : register });
  }

  /**
   * Sends an operation that was refused once more, with the word of who approves it: after what is under way, on the
   * version that this brings.
   */
  async approve(operation: Operation, approval: Approval): Promise<Answer<Operated>> {
    const { orderSessionId } = this.kept;
    if (orderSessionId === null) throw new Error('what was refused is on no order');
    while (this.sending !== null) await this.sending;
    const { version } = this.kept.snapshot().order;
    const answer = await this.alone(() =>
      this.remote.operate(orderSessionId, version, [operation], approval),
    );
    // As in `step`: nothing of an order that is not the one in progress any more, and no older version of one that is.
    if (answer.kind === 'ok' && orderSessionId === this.kept.orderSessionId)
      this.kept.confirmed([], answer.value);
    return answer;
  }

  stop(): void {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private schedule(delayMs: number): void {
    if (this.stopped) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), delayMs);
  }

  /** How long to wait for more of a burst before sending. */
  private pause(): number {
    const [first] = this.kept.pending;
    const last = this.kept.pending.at(-1);
    if (first === undefined || last === undefined || this.isUrgent) return 0;
    const due = Math.min(last.at + DEBOUNCE_MS, first.at + LONGEST_WAIT_MS);
    return Math.max(0, due - Date.now());
  }

  private async send(): Promise<void> {
    if (this.sending !== null) {
      this.again = true;
      return;
    }
    const goOn = await this.alone(() => this.step());
    if (goOn) this.schedule(this.pause());
    else if (this.kept.pending.length === 0) this.isUrgent = false;
  }

  /** Makes a call while no other is made: what it brings is known before the next. */
  private async alone<T>(call: () => Promise<T>): Promise<T> {
    let over = () => {};
    this.sending = new Promise((resolve) => {
      over = resolve;
    });
    this.again = false;
    try {
      return await call();
    } finally {
      this.sending = null;
      over();
      if (this.again && this.failures === 0) this.schedule(this.pause());
    }
  }

  /** One call, in the order in which they depend on each other. Whether there is more to do at once. */
  private async step(): Promise<boolean> {
    const { kept, remote, registerId } = this;
    await kept.written();
    const asked = kept.known;
    if (!kept.snapshot().recovered) {
      return this.settled(await remote.takeUp(registerId), ({ order, activeElsewhere }) => {
        if (asked !== kept.known) return;
        kept.adopt(order, true);
        kept.show({ recovered: true, cameFrom: activeElsewhere ?? null, movedTo: null });
      });
    }
    const batch = nextBatch(kept.pending, this.limit);
    const [first] = batch;
    if (first === undefined) return false;
    if (!(await this.device.maySend(this.owner, this.page, Date.now(), SENDER_LEASE_MS))) {
      this.schedule(SENDER_LEASE_MS);
      return false;
    }
    if (kept.orderSessionId === null) {
      return this.settled(await cartCalls(remote).open(registerId), (opened) => {
        if (asked === kept.known) kept.adopt(opened);
      });
    }
    const { orderSessionId } = kept;
    const operations = batch.map((entry) => entry.operation);
    const answer = await remote.operate(orderSessionId, first.baseVersion, operations);
    const isSame = () => orderSessionId === kept.orderSessionId;
    // Of an order that another page has finished meanwhile nothing is adopted, and no refusal shown in the next.
    if (answer.kind === 'refused' && !isSignedOut(answer.problem)) {
      if (isSame()) return this.handBack(batch, answer.problem);
      this.answered();
      return true;
    }
    return this.settled(answer, (value) => {
      if (isSame()) this.confirmed(batch, value);
    });
  }

  private confirmed(batch: readonly Pending[], value: Operated): void {
    this.limit = BATCH;
    this.kept.confirmed(batch, value);
  }

  /** The line works, whatever was said on it. */
  private answered(): void {
    this.failures = 0;
    this.kept.setFault(null);
  }

  private settled<T>(answer: Answer<T>, take: (value: T) => void): boolean {
    if (answer.kind === 'ok') {
      this.answered();
      take(answer.value);
      return true;
    }
    if (answer.kind === 'refused' && isSignedOut(answer.problem)) {
      this.kept.setFault('signed-out');
      return false;
    }
    this.failures += 1;
    this.kept.setFault('unreachable');
    const asked = answer.kind === 'unreachable' ? (answer.retryAfterMs ?? 0) : 0;
    this.schedule(Math.max(asked, retryDelay(this.failures)));
    return false;
  }

  /**
   * A refused batch changed nothing. When the order itself is no longer this person's, what was typed
   * is handed back; otherwise the operations go one by one and the one that is refused is taken back.
   */
  private async handBack(batch: readonly Pending[], problem: Problem): Promise<boolean> {
    this.answered();
    const asked = this.kept.known;
    const told = await this.remote.takeUp(this.registerId);
    if (told.kind !== 'ok') return this.settled(told, () => undefined);
    if (asked !== this.kept.known) return true;
    const { order } = told.value;
    const [first] = batch;
    if (order?.id !== this.kept.orderSessionId) this.kept.adopt(order);
    // Signed out at another register, and now brought back here: it may be sent again.
    else if (problem.code === 'order-session-not-active') return true;
    else if (batch.length > 1) this.limit = 1;
    else if (first !== undefined) this.kept.refused(first, problem);
    return true;
  }
}
