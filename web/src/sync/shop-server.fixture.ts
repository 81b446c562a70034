import { emptyOrder, type Operation, type OrderBody } from '../core/order';
import { applyOperations } from '../core/reducer';
import { dollar } from '../core/shop.fixture';
import type { OrderSession, Problem, Transaction } from '../protocol/shapes';
import type { Answer, Remote } from './remote';

/** How the line behaves for one call: it works, fails before the server, or loses the answer. */
export type Line = 'works' | 'down' | 'loses the answer';

const REGISTER = { id: 'reg-1', code: 'ASU-1', name: 'ASU-1' };

/** A server in memory that keeps the contract: operations once by id, payments once by key. */
export class ShopServer implements Remote {
  line: Line = 'works';
  orderSession: OrderSession | null = null;
  readonly applied: string[] = [];
  readonly transactions = new Map<string, Transaction>();
  readonly calls: string[] = [];
  /** Refuses operations on this line. */
  refusedLine: string | null = null;
  status: OrderSession['status'] = 'active';
  user: OrderSession['user'] = dollar.person;
  private opened = 0;

  recover(): Promise<Answer<{ orderSession: OrderSession | null }>> {
    return this.call('recover', () => ({ orderSession: this.orderSession }));
  }

  active(): Promise<Answer<OrderSession | null>> {
    return this.call('active', () => this.orderSession);
  }

  one(): Promise<Answer<OrderSession>> {
    return this.call('one', () => ({ ...this.make(emptyOrder(dollar, false)), status: this.status }));
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

  operate(id: string, baseVersion: number, operations: readonly Operation[]) {
    return this.call('operate', () => {
      const session = this.orderSession;
      if (session === null || session.id !== id) return refusal('order-session-not-active');
      if (
        operations.some((one) => 'lineId' in one && one.lineId !== null && one.lineId === this.refusedLine)
      ) {
        return refusal('quantity-too-large');
      }
      const merged = baseVersion !== session.order.version;
      this.apply(operations);
      return { orderSession: this.orderSession ?? session, merged, overwritten: [] };
    });
  }

  complete(id: string, request: { total: string }, key: string): Promise<Answer<Transaction>> {
    return this.call('complete', () => {
      const replayed = this.transactions.get(key);
      if (replayed !== undefined) return replayed;
      if (this.orderSession?.id !== id) return refusal('order-session-not-active');
      if (this.orderSession.order.total !== request.total) return refusal('total-mismatch');
      const sold = { id: key, number: `${this.transactions.size + 1}`, total: request.total, change: '0.00' };
      this.transactions.set(key, sold as Transaction);
      this.orderSession = null;
      return sold as Transaction;
    });
  }

  /** What another till of the same person does. */
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
