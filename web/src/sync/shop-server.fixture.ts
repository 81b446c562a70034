import { emptyOrder, type Operation, type OrderBody } from '../core/order';
import { applyOperations } from '../core/reducer';
import { dollar } from '../core/shop.fixture';
import type { Approval } from '../protocol/credentials';
import type { OrderSession, PaidTransaction, Problem } from '../protocol/shapes';
import type { Answer, CartCalls, Operated, Remote, TakenUp } from './remote';

/** How the line behaves for one call: it works, fails before the server, or loses the answer. */
export type Line = 'works' | 'down' | 'loses the answer';

const REGISTER = { id: 'reg-1', code: 'ASU-1', name: 'ASU-1' };

/** A server in memory that keeps the contract: operations once by id, payments once by key. */
export class ShopServer implements Remote {
  line: Line = 'works';
  orderSession: OrderSession | null = null;
  /** How long each answer is on its way, after the server has done what was asked; at once when they run out. */
  delaysMs: number[] = [];
  readonly applied: string[] = [];
  readonly transactions = new Map<string, PaidTransaction>();
  readonly calls: string[] = [];
  /** Refuses operations on this line that nobody approves. */
  refusedLine: string | null = null;
  /** As the server does it; here only where a test goes back in history. */
  refusesUnknownVersions = false;
  status: OrderSession['status'] = 'active';
  user: OrderSession['user'] = dollar.person;
  /** Payments need an approval with this PIN. */
  approverPin: string | null = null;
  wrongPins = 0;
  private readonly approvers = new Map<string, string | undefined>();
  private opened = 0;

  readonly cart: CartCalls = {
    open: () => this.open(),
    status: () => this.call('status', () => this.status),
  };

  takeUp(): Promise<Answer<TakenUp>> {
    return this.call('takeUp', () => ({ order: this.orderSession }));
  }

  read(): Promise<Answer<OrderSession | null>> {
    return this.call('read', () => this.orderSession);
  }

  open(): Promise<Answer<OrderSession>> {
    return this.call('open', () => {
      if (this.orderSession === null) {
        this.opened += 1;
        this.orderSession = this.make({ ...emptyOrder(dollar, false), version: 1 });
      }
      return this.orderSession;
    });
  }

  operate(
    id: string,
    baseVersion: number,
    operations: readonly Operation[],
    approval?: Approval,
  ): Promise<Answer<Operated>> {
    return this.call('operate', () => {
      const session = this.orderSession;
      if (session === null || session.id !== id) return refusal('order-session-not-active');
      const isRefused = (one: Operation) =>
        'lineId' in one && one.lineId !== null && one.lineId === this.refusedLine;
      if (approval === undefined && operations.some(isRefused)) {
        return refusal('quantity-too-large');
      }
      if (this.refusesUnknownVersions && baseVersion > session.order.version) return refusal('version-stale');
      const merged = baseVersion !== session.order.version;
      this.apply(operations);
      return { order: (this.orderSession ?? session).order, merged, overwritten: [] };
    });
  }

  pay(
    id: string,
    request: { total: string },
    key: string,
    approval?: Approval,
  ): Promise<Answer<PaidTransaction>> {
    return this.call('pay', () => {
      const replayed = this.transactions.get(key);
      if (replayed !== undefined) {
        const isSame = this.approvers.get(key) === approval?.username;
        return isSame ? replayed : refusal('idempotency-key-reused');
      }
      if (this.approverPin !== null && approval === undefined) return refusal('discount-over-limit');
      if (this.approverPin !== null && approval?.pin !== this.approverPin) {
        this.wrongPins += 1;
        return refusal('approval-failed');
      }
      if (this.orderSession?.id !== id) return refusal('order-session-not-active');
      if (this.orderSession.order.total !== request.total) return refusal('total-mismatch');
      const sold = { id: key, number: `${this.transactions.size + 1}`, total: request.total, change: '0.00' };
      this.transactions.set(key, sold as PaidTransaction);
      this.approvers.set(key, approval?.username);
      this.orderSession = null;
      return sold as PaidTransaction;
    });
  }

  /** What another register of the same person does. */
  apply(operations: readonly Operation[]): void {
    const session = this.orderSession;
    if (session === null) return;
    const fresh = operations.filter((one) => !this.applied.includes(one.id));
    this.applied.push(...fresh.map((one) => one.id));
    if (fresh.length === 0) return;
    const order = applyOperations<OrderBody>(session.order, fresh, dollar);
    this.orderSession = this.make({ ...order, version: order.version + 1 }, session.id);
  }

  private make(order: OrderBody, id = `os-${this.opened}`): OrderSession {
    return { id, status: 'active', order, register: REGISTER, user: this.user } as OrderSession;
  }

  private async call<T>(name: string, work: () => T | Refusal): Promise<Answer<T>> {
    this.calls.push(name);
    const { line } = this;
    if (line === 'down') return { kind: 'unreachable', retryAfterMs: null };
    const result = work();
    const delayMs = this.delaysMs.shift() ?? 0;
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (line === 'loses the answer') return { kind: 'unreachable', retryAfterMs: null };
    return result instanceof Refusal
      ? { kind: 'refused', problem: result.problem }
      : { kind: 'ok', value: result };
  }
}

class Refusal {
  constructor(readonly problem: Problem) {}
}

function refusal(code: string): Refusal {
  return new Refusal({ type: code, title: code, status: 409, code, detail: code, actions: [] });
}
