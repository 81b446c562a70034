import type { OpenedOrder } from '#/sync/opened-order';
import type { Desk } from '#/sync/payment-desk';
import type { OrderState } from '#/sync/state';

/** The order that is worked on here, a cart or a claimed one, and where its payment stands. */
export interface OrderHere {
  readonly opened: OpenedOrder;
  readonly state: OrderState;
  readonly desk: Desk;
}
