import type { FeedEvent } from '../core/feed';
import { type CartNews, cartNews, isUnknown } from '../core/feed-cart';
import type { EditContext, Line, Operation } from '../core/order';
import type { Approval } from '../protocol/credentials';
import type { Device } from './device';
import { KeptOrder } from './kept-order';
import { Outbox } from './outbox';
import { PaymentDesk } from './payment-desk';
import type { Answer, Operated, PaymentRequest, Remote } from './remote';
import { TakenParts } from './taken-parts';

/** A change made at this register is looked for after this long, when no answer has told of it. */
const OWN_ANSWER_MS = 3_000;

export interface OpenedOrderSetup {
  /** Under which name the device keeps it: one person's cart, or one person's work on an order of the queue. */
  readonly owner: string;
  readonly registerId: string;
  readonly context: EditContext;
  readonly pricesIncludeTax: boolean;
  readonly remote: Remote;
  readonly device: Device;
  /** Of an order of the queue: the token of the claim under which it is paid. */
  readonly claimToken?: () => number;
}

/** An order opened at this register to be changed and paid, a cart or a claimed order: the front door of this folder. */
export class OpenedOrder {
  readonly kept: KeptOrder;
  readonly parts: TakenParts;
  readonly desk: PaymentDesk;
  private readonly outbox: Outbox;
  private readonly endings: (() => void)[] = [];
  private lookTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly registerId: string;
  private readonly owner: string;
  private readonly device: Device;
  private readonly claimToken: OpenedOrderSetup['claimToken'];

  constructor({
    owner,
    registerId,
    context,
    pricesIncludeTax,
    remote,
    device,
    claimToken,
  }: OpenedOrderSetup) {
    this.owner = owner;
    this.claimToken = claimToken;
    this.registerId = registerId;
    this.device = device;
    this.kept = new KeptOrder(this.owner, context, pricesIncludeTax, device);
    this.outbox = new Outbox(this.owner, registerId, this.kept, device, remote);
    this.parts = new TakenParts(this.owner, context.person.id, this.kept, device);
    this.desk = new PaymentDesk(this.owner, device, remote, (id) => this.booked(id));
  }

  /** Takes up what this device kept: first the order, then a payment that was under way. */
  async start(): Promise<void> {
    await this.load();
    this.endings.push(this.device.onChangeElsewhere(this.owner, () => void this.load()));
    await this.desk.start();
    if (this.desk.snapshot().kind === 'free') this.outbox.sendNow();
  }

  stop(): void {
    this.outbox.stop();
    this.desk.stop();
    this.parts.stop();
    clearTimeout(this.lookTimer);
    for (const end of this.endings) end();
  }

  edit(operations: readonly Operation[]): void {
    if (operations.length === 0) return;
    this.kept.edit(operations);
    this.outbox.typed();
  }

  /** Sends at once what waits; the number of changes that still wait after `patienceMs`, or when it `givesUp`. */
  flush(patienceMs: number, givesUp = false): Promise<number> {
    return this.outbox.flush(patienceMs, givesUp);
  }

  sendNow(): void {
    this.outbox.sendNow();
  }

  /** Reads what other registers did to the order, unless a payment is under way here: its answer tells. */
  async look(): Promise<void> {
    const { kind } = this.desk.snapshot();
    if (kind === 'free' || kind === 'refused') await this.outbox.look();
  }

  /**
   * A change of this person's cart at another register is looked at at once. One at this register is this page's own, whose
   * answer tells of it, unless the cart is still unknown here after `OWN_ANSWER_MS`.
   */
  heard(event: FeedEvent, userId: string): void {
    const news = cartNews(event, userId);
    if (news === null) return;
    if (news.registerId !== this.registerId) void this.look();
    else {
      clearTimeout(this.lookTimer);
      this.lookTimer = setTimeout(() => this.lookIfUnknown(news), OWN_ANSWER_MS);
    }
  }

  private lookIfUnknown(news: CartNews): void {
    const { orderSessionId, order } = this.kept.snapshot();
    if (isUnknown(news, { orderSessionId, version: order.version })) void this.look();
  }

  dismiss(noticeId: string): void {
    this.kept.dismiss(noticeId);
  }

  /** Goes on here with an order that another register took on: that one is told. */
  takeOn(): void {
    this.kept.show({ recovered: false });
    this.outbox.sendNow();
  }

  /** The server may have lost what it said last: its order is taken as it is there, with what waits here on top. */
  historyChanged(): void {
    // An order that goes on at another register is not brought back here by that: it is looked at.
    if (this.kept.snapshot().movedTo === null) this.takeOn();
  }

  /** What was refused is done after all, by the word of who approves it. */
  approve(operation: Operation, approval: Approval): Promise<Answer<Operated>> {
    return this.outbox.approve(operation, approval);
  }

  async pay(request: PaymentRequest, approval?: Approval): Promise<void> {
    const { orderSessionId } = this.kept;
    if (orderSessionId === null) throw new Error('an order that is not on the server can not be paid');
    const underClaim = this.claimToken && { claimToken: this.claimToken() };
    await this.desk.pay(orderSessionId, { ...request, ...underClaim }, approval);
    // A payment may be refused for what another register did to the order: then it is shown as it is now.
    if (this.desk.snapshot().kind === 'refused') await this.outbox.look();
  }

  /** Back to the order after the server refused its payment. */
  leaveDesk(): void {
    this.desk.leave();
    this.outbox.sendNow();
  }

  async next(): Promise<void> {
    await this.desk.next();
    this.outbox.sendNow();
  }

  setStranded(lines: readonly Line[]): void {
    this.kept.setStranded(lines);
  }

  private load(): Promise<void> {
    return this.parts.loadAfter(() => this.kept.load());
  }

  /** What was taken is paid with the order, and not owed when the order goes; another one in progress stays as it is. */
  private async booked(orderSessionId: string): Promise<void> {
    if (orderSessionId !== this.kept.orderSessionId) return;
    await this.parts.settled();
    await this.kept.finished();
  }
}
