import type { Operation, OrderBody } from '../core/order';
import type { Approval } from '../protocol/credentials';
import type {
  OperationsAnswer,
  OrderSession,
  PaidTransaction,
  Person,
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

/** An order in progress as the server tells of it. */
export interface RemoteOrder {
  /** By which the calls name it: a cart's order session, or the claimed order itself. */
  readonly id: string;
  readonly order: OrderBody;
  /** Of a cart: whose it is, and the register at which it was last worked on. */
  readonly user?: Pick<Person, 'id'>;
  readonly register?: Ref | null;
}

/** Another register at which this person's order was worked on within the last minutes. */
export type Elsewhere = { register: Ref; lastSeenAt: string };

export type TakenUp = { order: RemoteOrder | null; activeElsewhere?: Elsewhere | null };

/** An order after operations; `overwritten`: what others did to the same lines. */
export type Operated = Pick<OperationsAnswer, 'merged' | 'overwritten'> & { readonly order: OrderBody };

export type PaymentRequest = {
  sessionId: string;
  payments: { tender: Tender; amount: string; tendered?: string; confirmTendered?: boolean }[];
  /** What the screen showed: the server refuses to book another figure. */
  total: string;
  /** Of a claimed order; kept with the attempt, so that asked again it is the same request under the same claim. */
  claimToken?: number;
};

/** The calls that keep an order on the server. Each may be made twice without doing anything twice. */
export interface Remote {
  /** Which order is worked on at this register, and how it is by now: a cart is recovered, a claimed order is there. */
  takeUp(registerId: string): Promise<Answer<TakenUp>>;
  /** The order as this person has it; null: none is in progress. */
  read(): Promise<Answer<RemoteOrder | null>>;
  operate(
    id: string,
    baseVersion: number,
    operations: readonly Operation[],
    approval?: Approval,
  ): Promise<Answer<Operated>>;
  pay(
    id: string,
    request: PaymentRequest,
    key: string,
    approval?: Approval,
  ): Promise<Answer<PaidTransaction>>;
  /** Null: the order is claimed, so that it is there and this person's before it is worked on. */
  readonly cart: CartCalls | null;
}

/** What a cart needs besides: it is begun, and it may be finished at another register. */
export interface CartCalls {
  /** The caller's active order session; an empty one is made when there is none. */
  open(registerId: string): Promise<Answer<RemoteOrder>>;
  status(id: string): Promise<Answer<OrderSession['status']>>;
}

/** @throws Error the order is claimed */
export function cartCalls({ cart }: Remote): CartCalls {
  if (cart === null) throw new Error('a claimed order has no calls of a cart');
  return cart;
}
