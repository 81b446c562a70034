import type { Line, Operation, OrderBody, Ref } from '../core/order';
import type { Part } from '../core/tender';
import type { OrderSession, Overwritten, Problem } from '../protocol/shapes';
import type { Elsewhere } from './remote';

/** Why changes are waiting: nobody answers, nobody is signed in, or this device can't keep them. */
export type Fault = 'unreachable' | 'signed-out' | 'device';

export type Saving =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving'; readonly waiting: number }
  | { readonly kind: 'unsaved'; readonly waiting: number; readonly since: number; readonly fault: Fault };

/** A part that is in the drawer, or on the card, while the rest of its order is still to be paid. */
export interface TakenPart extends Part {
  readonly id: string;
}

/** Something the cashier should know about what others did to the order, or the server to a change. */
export type Notice = { readonly id: string } & (
  | { readonly kind: 'merged' }
  /** The order was paid, parked or thrown away at another register. */
  | { readonly kind: 'finished-elsewhere'; readonly status: OrderSession['status'] }
  | { readonly kind: 'overwritten'; readonly lineName: string | null; readonly change: Overwritten }
  | {
      readonly kind: 'refused';
      readonly lineName: string | null;
      readonly problem: Problem;
      /** What was refused: somebody else may approve it. */
      readonly operation: Operation;
    }
);

/** Everything the selling screen shows of an order and of where it is kept. */
export interface OrderState {
  /** What was kept on this device has been read; nothing is shown before. */
  readonly loaded: boolean;
  /** The server has said which order is this person's. */
  readonly recovered: boolean;
  /** By which calls name the order: a cart's order session, or the claimed order; null: the server has none yet. */
  readonly orderSessionId: string | null;
  readonly order: OrderBody;
  readonly saving: Saving;
  readonly notices: readonly Notice[];
  /** This order was worked on at another register just before it came here. */
  readonly cameFrom: Elsewhere | null;
  /** Another register has taken the order on since. */
  readonly movedTo: Ref | null;
  /** Lines typed here for an order that was finished elsewhere. */
  readonly stranded: readonly Line[];
}
