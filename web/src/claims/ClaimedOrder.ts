import type { FeedEvent, Viewer } from '#/core/feed';
import { type Followed, followed, hearing, ordersOf } from '#/core/feed-orders';
import { cancelOrder, claimOrder, fetchOrder, releaseOrder, splitOrder } from '#/orders/calls';
import type { Approval } from '#/protocol/credentials';
import { isRefusalOrSilence, NoAnswerError, ProblemError } from '#/protocol/problem';
import type { ClaimAnswer, LineMove, Me, Order } from '#/protocol/shapes';
import { viewerOf } from '#/shop/viewer';
import { LEAVE_PATIENCE_MS } from '#/sync/cart';
import { thisDevice } from '#/sync/device';
import { feed } from '#/sync/feed';
import { OpenedOrder } from '#/sync/opened-order';
import { showSaving } from '#/sync/saving';
import { claimedRemote } from './claimedRemote';
import { type Loss, lossFrom, lossSeen } from './loss';

/** Renewed this many times in a lease: two renewals may get lost before the claim does. */
const RENEWALS_PER_LEASE = 3;

/** A claimed order as a screen shows it. */
export type ClaimSnapshot = {
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
  /** Null: the order is not claimed. A payment that was begun here is asked about, under the claim it was begun with. */
  claim: ClaimAnswer['claim'] | null;
  sendsUnsent: boolean;
};

/**
 * An order of the queue that this person has claimed at this register. It renews the claim until it ends. When the claim
 * is lost, whether by an answer, an event or the lease, nothing more is sent: the changes that were not sent stay on the
 * device until somebody decides about them.
 */
export class ClaimedOrder {
  readonly id: string;
  /** The cash session from which the order was claimed. */
  readonly sessionId: string;
  /** Tells one claim of an order from a later claim. */
  readonly claimedHereAtMs: number;
  readonly opened: OpenedOrder;
  /** Changes of an earlier claim go with this one: nobody else had the order since, or the cashier chose so. */
  readonly sendsUnsent: boolean;
  started = false;
  private current: ClaimSnapshot;
  private token: number;
  private claimedAt: string;
  private renewTimer: ReturnType<typeof setTimeout> | null = null;
  private expiryTimer: ReturnType<typeof setTimeout> | null = null;
  private ended = false;
  /** Grows with each document of the order. An answer that was asked for before the latest one is older, and not shown. */
  private documentsSeen = 0;
  /** The order as events tell of it, and the token of this claim. */
  private known: Followed;
  private readonly viewer: Viewer;
  private readonly unfollow: () => void;
  private readonly hideSaving: () => void;
  private readonly leaseMs: number;
  private readonly listeners = new Set<() => void>();

  constructor({ me, sessionId, askedAtMs, order, claim, sendsUnsent }: Setup) {
    this.id = order.id;
    this.claimedHereAtMs = askedAtMs;
    this.sendsUnsent = sendsUnsent;
    this.sessionId = sessionId;
    this.token = claim?.token ?? 0;
    this.claimedAt = claim?.claimedAt ?? order.updatedAt;
    this.leaseMs = (me.register?.profile.leaseSeconds ?? 90) * 1000;
    this.current = { order, endsAtMs: askedAtMs + this.leaseMs, loss: null };
    const { business, user } = me;
    const token = () => this.token;
    this.opened = new OpenedOrder({
      owner: ownerOf(me, order.id),
      registerId: me.register?.id ?? '',
      context: { currency: { code: business.currency, decimals: business.currencyDecimals }, person: user },
      pricesIncludeTax: order.pricesIncludeTax,
      device: thisDevice(),
      remote: claimedRemote({
        order: () => this.current.order,
        token,
        lost: (problem) => this.lose(lossFrom(problem)),
      }),
      claimToken: token,
    });
    this.hideSaving = showSaving(order.id, this.opened.kept);
    this.viewer = viewerOf(me);
    this.known = followed([order], this.token);
    this.unfollow = feed.follow({ heard: (event) => this.heard(event), missed: () => void this.look() });
    if (claim !== null) this.renewLater();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): ClaimSnapshot => this.current;

  /** Begins to send, the changes of an earlier claim included. */
  start(): Promise<void> {
    return this.opened.start();
  }

  /** Reads the order: after events may have been missed, and at intervals while the feed is away. */
  async look(): Promise<void> {
    if (this.ended) return;
    const asked = this.documentsSeen;
    const { known } = this.opened.kept;
    try {
      const order = await fetchOrder(this.id);
      // Older than what is known by now: no proof that the claim is lost.
      if (asked !== this.documentsSeen) return await this.look();
      this.known = followed([order], this.token);
      this.compare(order, known === this.opened.kept.known);
    } catch (error) {
      if (error instanceof ProblemError) this.lose(lossFrom(error.problem));
      else if (!(error instanceof NoAnswerError)) throw error;
    }
  }

  /**
   * Shows and keeps a newer document of the order. `isLatest`: the document was asked for after everything that is known
   * here, so that a lower version is true (the server lost its latest history).
   */
  adopt(order: Order, isLatest = false): void {
    this.documentsSeen += 1;
    if (!isLatest && order.version < this.current.order.version) return;
    this.show({ order });
    this.opened.kept.adopt({ id: order.id, order }, isLatest);
  }

  /** Moves lines to another order, or to a new one (null); returns that order. @throws ProblemError, NoAnswerError */
  async split(moves: LineMove[], toOrderId: string | null, approval?: Approval): Promise<Order> {
    await this.allSent();
    const { order, other } = await splitOrder(this.id, moves, toOrderId, this.token, approval);
    this.adopt(order);
    return other;
  }

  /** @throws ProblemError, NoAnswerError */
  async cancel(reason: string, approval?: Approval): Promise<void> {
    await this.allSent();
    await cancelOrder(this.id, reason, this.token, approval);
    this.end();
  }

  /** @throws NoAnswerError after `LEAVE_PATIENCE_MS` the server still lacks a change that was made here */
  async allSent(): Promise<void> {
    if ((await this.opened.flush(LEAVE_PATIENCE_MS)) > 0) throw new NoAnswerError('the last changes wait');
  }

  /** Sends the waiting changes; returns the number of changes that are still only on this device. */
  send(): Promise<number> {
    return this.ended
      ? Promise.resolve(this.opened.kept.pending.length)
      : this.opened.flush(LEAVE_PATIENCE_MS);
  }

  /** Sends the waiting changes and releases the claim; returns whether every change was sent. */
  async release(): Promise<boolean> {
    if (this.ended) return this.opened.kept.pending.length === 0;
    const unsent = await this.opened.flush(LEAVE_PATIENCE_MS);
    this.end();
    await releaseOrder(this.id, this.token).catch((error: unknown) => {
      // Without an answer the lease releases the claim; a claim that was lost is released already.
      if (!isRefusalOrSilence(error)) throw error;
    });
    return unsent === 0;
  }

  /** Ends sending and renewing here; the server is not told. */
  end(): void {
    this.ended = true;
    this.unfollow();
    this.hideSaving();
    this.opened.stop();
    if (this.renewTimer !== null) clearTimeout(this.renewTimer);
    if (this.expiryTimer !== null) clearTimeout(this.expiryTimer);
  }

  private heard(event: FeedEvent): void {
    const known = hearing(this.known, event, this.viewer);
    if (known === this.known) return;
    this.documentsSeen += 1;
    this.known = known;
    const drawer = known.shop.sessions[this.sessionId];
    if (drawer !== undefined && drawer.status !== 'open') this.lose({ kind: 'sessionEnded' });
    for (const order of ordersOf(known, this.viewer)) this.compare(order);
  }

  private compare(order: Order, isLatest = false): void {
    if (this.ended || this.isPaying()) return;
    const loss = lossSeen(order, { sessionId: this.sessionId, claimedAt: this.claimedAt });
    if (loss !== null) this.lose(loss);
    else this.adopt(order, isLatest);
  }

  /** A payment made here ends the claim, and its answer says so. */
  private isPaying(): boolean {
    const { kind } = this.opened.desk.snapshot();
    return kind === 'asking' || kind === 'unknown' || kind === 'paid';
  }

  private lose(loss: Loss | null): void {
    if (loss === null || this.ended || this.isPaying()) return;
    this.end();
    this.show({ loss });
  }

  private renewLater(): void {
    if (this.renewTimer !== null) clearTimeout(this.renewTimer);
    if (this.expiryTimer !== null) clearTimeout(this.expiryTimer);
    this.renewTimer = setTimeout(() => void this.renew(), this.leaseMs / RENEWALS_PER_LEASE);
    this.expiryTimer = setTimeout(() => this.lose({ kind: 'expired' }), this.current.endsAtMs - Date.now());
  }

  private async renew(): Promise<void> {
    if (this.ended || this.isPaying()) return;
    const askedAtMs = Date.now();
    try {
      const { claim, order } = await claimOrder(this.id, this.sessionId);
      if (this.ended) return;
      this.token = claim.token;
      this.claimedAt = claim.claimedAt;
      this.show({ endsAtMs: askedAtMs + this.leaseMs });
      this.adopt(order);
    } catch (error) {
      if (error instanceof ProblemError) this.lose(lossFrom(error.problem));
      else if (!(error instanceof NoAnswerError)) throw error;
    }
    if (!this.ended) this.renewLater();
  }

  private show(change: Partial<ClaimSnapshot>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }
}

/** The name under which the device keeps this person's changes of an order of the queue, beside their cart. */
export const ownerOf = ({ business, user }: Me, orderId: string): string =>
  `${business.id}/order/${orderId}/${user.id}`;
