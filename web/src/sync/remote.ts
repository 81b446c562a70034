import type { Operation } from '../core/order';
import type { Approval } from '../protocol/credentials';
import type {
  OperationsAnswer,
  OrderSession,
  PaidTransaction,
  Problem,
  Ref,
  Tender,
} from '../protocol/shapes';

/**
 * What came of a call. A refusal is an answer: asking again brings the same. Unreachable is none: the
 * server may or may not have done it, and the same call may be made again.
 */
export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'unreachable'; readonly retryAfterMs: number | null };

/** Another register at which this person's order was worked on within the last minutes. */
export type Elsewhere = { register: Ref; lastSeenAt: string };

export type Recovered = { orderSession: OrderSession | null; activeElsewhere?: Elsewhere | null };

export type CompleteRequest = {
  sessionId: string;
  payments: { tender: Tender; amount: string; tendered?: string; confirmTendered?: boolean }[];
  /** What the screen showed: the server refuses to book another figure. */
  total: string;
};

/** The calls that keep an order on the server. Each may be made twice without doing anything twice. */
export interface Remote {
  recover(registerId: string): Promise<Answer<Recovered>>;
  active(): Promise<Answer<OrderSession | null>>;
  one(orderSessionId: string): Promise<Answer<OrderSession>>;
  /** The caller's active order session; an empty one is made when there is none. */
  open(registerId: string): Promise<Answer<OrderSession>>;
  operate(
    orderSessionId: string,
    baseVersion: number,
    operations: readonly Operation[],
    approval?: Approval,
  ): Promise<Answer<OperationsAnswer>>;
  complete(
    orderSessionId: string,
    request: CompleteRequest,
    key: string,
    approval?: Approval,
  ): Promise<Answer<PaidTransaction>>;
}
