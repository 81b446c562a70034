import type { FeedEvent, Viewer } from '#/core/feed';
import { type Followed, followed, hearing, ordersOf } from '#/core/feed-orders';
import { cancelOrder, claimOrder, fetchOrder, releaseOrder, splitOrder } from '#/orders/calls';
import type { Approval } from '#/protocol/credentials';
import { isRefusalOrSilence, NoAnswerError, ProblemError } from '#/protocol/problem';
import type { ClaimAnswer, LineMove, Me, Order } from '#/protocol/shapes';
import { viewerOf } from '#/shop/viewer';
import { LEAVE_PATIENCE_MS } from '#/sync/current';
import { thisDevice } from '#/sync/device';
import { feed } from '#/sync/feed';
import { showSaving } from '#/sync/saving';
import { TillOrder } from '#/sync/till-order';
import { claimedRemote } from './claimedRemote';
import { type Loss, lossFrom, lossSeen } from './loss';

/** Renewed this many times in a lease: two renewals may get lost before the claim does. */
const RENEWALS_PER_LEASE = 3;

export type Hold = {
  readonly order: Order;
  /** On this device's clock, never later than on the server's: counted from before the claim was asked for. */
  readonly endsAtMs: number;
  readonly loss: Loss | null;
};

type Setup = {
  me: Me;
  sessionId: string;
  askedAtMs: number;
  order: Order;
  /** Null: it is not held; a payment that was begun here is asked about, under the claim it was begun with. */
  claim: ClaimAnswer['claim'] | null;
  sendsAside: boolean;
};

/**
 * One order in this person's hands at this till. It renews the claim while it is open, and when the claim is lost,
 * however that is learnt, nothing more is sent: what was typed and not sent stays on the device, for
 * whoever decides about it.
 */
export class HeldOrder {
  readonly id: string;
  /** The shift that holds it. */
  readonly sessionId: string;
  /** Tells one hold of an order from a later one. */
  readonly since: number;
  readonly till: TillOrder;
  /** What was typed here earlier and not sent goes with it: nobody else had the order since, or so it was chosen. */
  readonly sendsAside: boolean;
  started = false;
  private hold: Hold;
  private token: number;
  private claimedAt: string;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private ending: ReturnType<typeof setTimeout> | null = null;
  private over = false;
  /** Grows with every word about the order: an answer that was asked for before the last one is not believed. */
  private words = 0;
  /** The order as events tell of it, under the claim that is held here. */
  private told: Followed;
  private readonly viewer: Viewer;
  private readonly unfollow: () => void;
  private readonly quiet: () => void;
  private readonly leaseMs: number;
  private readonly listeners = new Set<() => void>();

  constructor({ me, sessionId, askedAtMs, order, claim, sendsAside }: Setup) {
    this.id = order.id;
    this.since = askedAtMs;
    this.sendsAside = sendsAside;
    this.sessionId = sessionId;
    this.token = claim?.token ?? 0;
    this.claimedAt = claim?.claimedAt ?? order.updatedAt;
    this.leaseMs = (me.register?.profile.leaseSeconds ?? 90) * 1000;
    this.hold = { order, endsAtMs: askedAtMs + this.leaseMs, loss: null };
    const { business, user } = me;
    const token = () => this.token;
    this.till = new TillOrder({
      owner: ownerOf(me, order.id),
      registerId: me.register?.id ?? '',
      till: { currency: { code: business.currency, decimals: business.currencyDecimals }, person: user },
      pricesIncludeTax: order.pricesIncludeTax,
      device: thisDevice(),
      remote: claimedRemote({
        order: () => this.hold.order,
        token,
        lost: (problem) => this.lose(lossFrom(problem)),
      }),
      claimToken: token,
    });
    this.quiet = showSaving(order.id, this.till.kept);
    this.viewer = viewerOf(me);
    this.told = followed([order], this.token);
    this.unfollow = feed.follow({ heard: (event) => this.heard(event), missed: () => void this.look() });
    if (claim !== null) this.renewLater();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): Hold => this.hold;

  /** Begins to send: also what was typed before, on this device, and not sent. */
  start(): Promise<void> {
    return this.till.start();
  }

  /** Looks at the order as it is: when something may have happened to it unheard, and now and then while nobody tells. */
  async look(): Promise<void> {
    if (this.over) return;
    const asked = this.words;
    const { known } = this.till.kept;
    try {
      const order = await fetchOrder(this.id);
      // Older than what is known by now: it says nothing, least of all that the claim is lost.
      if (asked !== this.words) return await this.look();
      this.told = followed([order], this.token);
      this.saw(order, known === this.till.kept.known);
    } catch (error) {
      if (error instanceof ProblemError) this.lose(lossFrom(error.problem));
      else if (!(error instanceof NoAnswerError)) throw error;
    }
  }

  /**
   * The order after something this till did to it besides its lines. `isLatest`: it was asked for after all that is
   * known here, so that a lower version is true (the server lost its latest history).
   */
  take(order: Order, isLatest = false): void {
    this.words += 1;
    if (!isLatest && order.version < this.hold.order.version) return;
    this.show({ order });
    this.till.kept.adopt({ id: order.id, order }, isLatest);
  }

  /** Puts lines on another order, or (null) on one of their own; returns it. @throws ProblemError, NoAnswerError */
  async split(moves: LineMove[], toOrderId: string | null, approval?: Approval): Promise<Order> {
    await this.sent();
    const { order, other } = await splitOrder(this.id, moves, toOrderId, this.token, approval);
    this.take(order);
    return other;
  }

  /** @throws ProblemError, NoAnswerError */
  async cancel(reason: string, approval?: Approval): Promise<void> {
    await this.sent();
    await cancelOrder(this.id, reason, this.token, approval);
    this.end();
  }

  /** Waits until the server has every change that was typed here. @throws NoAnswerError: it has not */
  async sent(): Promise<void> {
    if ((await this.till.flush(LEAVE_PATIENCE_MS)) > 0) throw new NoAnswerError('the last changes wait');
  }

  /** Sends what waits; the number of changes that are still only on this device. */
  send(): Promise<number> {
    return this.over ? Promise.resolve(this.till.kept.pending.length) : this.till.flush(LEAVE_PATIENCE_MS);
  }

  /** Sends what waits and lets the order go. Whether everything was sent. */
  async leave(): Promise<boolean> {
    if (this.over) return this.till.kept.pending.length === 0;
    const unsent = await this.till.flush(LEAVE_PATIENCE_MS);
    this.end();
    await releaseOrder(this.id, this.token).catch((error: unknown) => {
      // Not released by a word, it is by its lease; and one that was lost has nothing to release.
      if (!isRefusalOrSilence(error)) throw error;
    });
    return unsent === 0;
  }

  /** Nothing more is sent or renewed from here. */
  end(): void {
    this.over = true;
    this.unfollow();
    this.quiet();
    this.till.stop();
    if (this.timer !== null) clearTimeout(this.timer);
    if (this.ending !== null) clearTimeout(this.ending);
  }

  private heard(event: FeedEvent): void {
    const told = hearing(this.told, event, this.viewer);
    if (told === this.told) return;
    this.words += 1;
    this.told = told;
    const drawer = told.shop.sessions[this.sessionId];
    if (drawer !== undefined && drawer.status !== 'open') this.lose({ kind: 'sessionEnded' });
    for (const order of ordersOf(told, this.viewer)) this.saw(order);
  }

  private saw(order: Order, isLatest = false): void {
    if (this.over || this.settling()) return;
    const loss = lossSeen(order, { sessionId: this.sessionId, claimedAt: this.claimedAt });
    if (loss !== null) this.lose(loss);
    else this.take(order, isLatest);
  }

  /** A payment of this till's own ends the claim: its answer tells. */
  private settling(): boolean {
    const { kind } = this.till.desk.snapshot();
    return kind === 'asking' || kind === 'unknown' || kind === 'paid';
  }

  private lose(loss: Loss | null): void {
    if (loss === null || this.over || this.settling()) return;
    this.end();
    this.show({ loss });
  }

  private renewLater(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    if (this.ending !== null) clearTimeout(this.ending);
    this.timer = setTimeout(() => void this.renew(), this.leaseMs / RENEWALS_PER_LEASE);
    this.ending = setTimeout(() => this.lose({ kind: 'expired' }), this.hold.endsAtMs - Date.now());
  }

  private async renew(): Promise<void> {
    if (this.over || this.settling()) return;
    const askedAtMs = Date.now();
    try {
      const { claim, order } = await claimOrder(this.id, this.sessionId);
      if (this.over) return;
      this.token = claim.token;
      this.claimedAt = claim.claimedAt;
      this.show({ endsAtMs: askedAtMs + this.leaseMs });
      this.take(order);
    } catch (error) {
      if (error instanceof ProblemError) this.lose(lossFrom(error.problem));
      else if (!(error instanceof NoAnswerError)) throw error;
    }
    if (!this.over) this.renewLater();
  }

  private show(change: Partial<Hold>): void {
    this.hold = { ...this.hold, ...change };
    for (const listener of this.listeners) listener();
  }
}

/** Under which name the device keeps what this person types on an order of the queue, beside their cart. */
export const ownerOf = ({ business, user }: Me, orderId: string): string =>
  `${business.id}/order/${orderId}/${user.id}`;
