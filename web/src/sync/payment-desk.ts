import type { Approval } from '../protocol/credentials';
import { newId } from '../protocol/ids';
import type { PaidTransaction, Problem } from '../protocol/shapes';
import { retryDelay } from './backoff';
import type { Device, KeptAttempt } from './device';
import type { PaymentRequest, Remote } from './remote';

/**
 * Where a payment stands. `asking`: sent, no answer yet. `unknown`: the line broke, so that it may or
 * may not be booked; it is asked again, under its key, until the server says which.
 */
export type Desk =
  | { readonly kind: 'reading' }
  | { readonly kind: 'free' }
  | { readonly kind: 'asking'; readonly request: PaymentRequest }
  | { readonly kind: 'unknown'; readonly request: PaymentRequest; readonly since: number }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'paid'; readonly transaction: PaidTransaction };

/** Sent where a PIN has its place and none is looked at any more. */
const NO_PIN = '00000000';

/**
 * Takes the payment of one order exactly once. The idempotency key is made with the attempt and kept
 * on the device before the first call, so that after a crash or a lost answer the same attempt is
 * asked about and never a second one made; `payment-desk.test.ts` crashes it before and after the answer.
 */
export class PaymentDesk {
  private desk: Desk = { kind: 'reading' };
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private stopped = false;
  private working = false;
  /** The attempt that the desk shows. */
  private attempt: KeptAttempt | null = null;
  /** Of the attempt that this page began; in memory only. */
  private pin: string | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly owner: string,
    private readonly device: Device,
    private readonly remote: Remote,
    /** Called once this order is booked: what the device kept of it is no longer an order in progress. */
    private readonly booked: (orderSessionId: string) => Promise<void>,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): Desk => this.desk;

  /** Takes up an attempt that a crash or a reload left behind. */
  async start(): Promise<void> {
    const attempt = await this.device.attempt(this.owner);
    if (attempt === null) this.show({ kind: 'free' });
    else await this.takeUp(attempt);
  }

  stop(): void {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
  }

  /** Begins an attempt. When one is begun already, by a second press or another page, that one counts. */
  async pay(orderSessionId: string, request: PaymentRequest, approval?: Approval): Promise<void> {
    if (this.working || (this.desk.kind !== 'free' && this.desk.kind !== 'refused')) return;
    this.working = true;
    this.pin = approval?.pin ?? null;
    this.show({ kind: 'asking', request });
    const attempt = await this.device.beginAttempt({
      owner: this.owner,
      idempotencyKey: newId(),
      orderSessionId,
      request,
      ...(approval && { approver: approval.username }),
      startedAt: Date.now(),
      transaction: null,
    });
    this.working = false;
    await this.takeUp(attempt);
  }

  /** Asks now instead of when the back-off is over; or shows what has become of it on another page. */
  async askAgain(): Promise<void> {
    if (!this.working) await this.start();
  }

  /** The customer has their change: the desk is free for the next order. */
  async next(): Promise<void> {
    if (this.attempt !== null) await this.device.endAttempt(this.attempt);
    this.show({ kind: 'free' });
  }

  /** Back to the order after a refusal. */
  leave(): void {
    if (this.desk.kind === 'refused') this.show({ kind: 'free' });
  }

  private async takeUp(attempt: KeptAttempt): Promise<void> {
    this.attempt = attempt;
    if (attempt.transaction !== null) {
      await this.booked(attempt.orderSessionId);
      this.show({ kind: 'paid', transaction: attempt.transaction });
      return;
    }
    if (this.working || this.stopped) return;
    this.working = true;
    if (this.desk.kind === 'reading') this.showUnknown(attempt);
    const { orderSessionId } = attempt;
    const answer = await this.ask(attempt);
    this.working = false;
    if (answer.kind === 'ok') {
      this.failures = 0;
      // Another page has shown the answer and gone on: what it has begun since is none of this order's.
      if (!(await this.device.answerAttempt(attempt, answer.value))) return this.start();
      await this.booked(orderSessionId);
      this.show({ kind: 'paid', transaction: answer.value });
    } else if (answer.kind === 'refused' && answer.problem.status !== 401) {
      await this.device.endAttempt(attempt);
      this.show({ kind: 'refused', problem: answer.problem });
    } else {
      this.failures += 1;
      this.showUnknown(attempt);
      const asked = answer.kind === 'unreachable' ? (answer.retryAfterMs ?? 0) : 0;
      this.later(Math.max(asked, retryDelay(this.failures)));
    }
  }

  /**
   * A PIN that went with the page is not guessed. The attempt is asked about without its approval: where it was not
   * booked it is refused for want of one, and approved once more. Where its key is in use it was answered already, and
   * by key and approver's name it is answered again, before any PIN is looked at (`test_approvals.py`).
   */
  private async ask({ orderSessionId, request, idempotencyKey, approver }: KeptAttempt) {
    const asked = (approval?: Approval) => this.remote.pay(orderSessionId, request, idempotencyKey, approval);
    if (approver === undefined) return asked();
    if (this.pin !== null) return asked({ username: approver, pin: this.pin });
    const answer = await asked();
    const isUsed = answer.kind === 'refused' && answer.problem.code === 'idempotency-key-reused';
    return isUsed ? asked({ username: approver, pin: NO_PIN }) : answer;
  }

  private later(delayMs: number): void {
    if (this.stopped) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.askAgain(), delayMs);
  }

  private showUnknown({ request, startedAt }: KeptAttempt): void {
    this.show({ kind: 'unknown', request, since: startedAt });
  }

  private show(desk: Desk): void {
    this.desk = desk;
    for (const listener of this.listeners) listener();
  }
}
