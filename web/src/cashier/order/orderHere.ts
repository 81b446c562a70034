import type { Desk } from '#/sync/payment-desk';
import type { OrderState } from '#/sync/state';
import type { TillOrder } from '#/sync/till-order';

/** The order that is worked on here, a cart or a claimed one, and where its payment stands. */
export interface OrderHere {
  readonly till: TillOrder;
  readonly state: OrderState;
  readonly desk: Desk;
}
