import type { Approval } from '#/protocol/credentials';
import type { CompleteRequest } from '#/sync/remote';
import { TillOrder, type TillSetup } from '#/sync/till-order';
import type { HeldPayment } from './heldRemote';

/** An order of the queue at this till: edited, kept on the device and paid like a cart, under its claim's token. */
export class HeldTill extends TillOrder {
  constructor(
    setup: TillSetup,
    private readonly token: () => number,
  ) {
    super(setup);
  }

  override pay(request: CompleteRequest, approval?: Approval): Promise<void> {
    const underClaim: HeldPayment = { ...request, claimToken: this.token() };
    return super.pay(underClaim, approval);
  }
}
