import type { components } from '../protocol/generated';
import type { CashSession, Line, LiveClaim, Order } from '../protocol/shapes';
import { boardAfter } from './feed-board';

type Schemas = components['schemas'];

/**
 * What this shop looks like, kept up to date by the events of its feed. The law: documents read from the
 * server, and the events after their Feed-Position, come to what the server would say afresh; an event that the
 * documents show already changes nothing, and two changes of one thing may come in either order. Each part says
 * how the newer of two is told.
 */
export type Shop = {
  readonly sessions: Table<CashSession>;
  readonly orders: Table<KnownOrder>;
  readonly orderSessions: Table<KnownOrderSession>;
  /** The board of claims. */
  readonly claims: readonly LiveClaim[];
  /** What an event says has changed without saying to what: to be read again. */
  readonly stale: readonly Stale[];
};

export type Stale = 'registers' | 'products' | 'claims' | 'sign-ins' | 'guesses' | `session:${string}`;

export type Table<T> = { readonly [id: string]: T };
export type Claim = NonNullable<Order['claim']>;
type OrderFields = Omit<Schemas['OrderFields'], 'claim'>;
type OrderSessionFields = Schemas['OrderSessionFields'];

/** An order in its parts, each newer by a number of its own. */
export type KnownOrder = {
  /** Newer by `version`. */
  readonly fields: OrderFields;
  readonly lineIds: readonly string[];
  /** Each newer by its `changedVersion`; also some that are not on the order any more, or not yet. */
  readonly lines: Table<Line>;
  /** Newer by the fencing token, which the document says as well. */
  readonly fencingToken: number;
  readonly claim: Omit<Claim, 'mine'> | null;
};

/** Newer by `updatedAt`. */
export type KnownOrderSession = { readonly orderId: string; readonly fields: OrderSessionFields };

export type Change = Schemas['Change'];
type ClaimChange = Schemas['OrderClaimChange'];

/** A newer server may send types and kinds that this console does not know: they are passed over. */
export type FeedEvent = Schemas['Event'];

/** Who is looking: what a document says about its reader is worked out here, an event says nothing about one. */
export type Viewer = { readonly id: string; readonly seesAmounts: boolean };

export const emptyShop: Shop = {
  sessions: {},
  orders: {},
  orderSessions: {},
  claims: [],
  stale: [],
};

export const changesOf = ({ changes }: FeedEvent): readonly Change[] => changes;

export const applyEvent = (shop: Shop, event: FeedEvent, viewer: Viewer): Shop =>
  applyChanges(shop, changesOf(event), viewer);

export const applyChanges = (shop: Shop, changes: readonly Change[], viewer: Viewer): Shop =>
  changes.reduce((now, change) => withBoard(applyChange(now, change, viewer), change), shop);

function applyChange(shop: Shop, change: Change, viewer: Viewer): Shop {
  switch (change.kind) {
    case 'cash-session':
      // Whose drawer a register has now may have changed with it.
      return withSession(gone(shop, 'registers'), sessionSeenBy(change.document, viewer), viewer);
    case 'order':
      return { ...shop, orders: put(shop.orders, change.id, mergeOrder(shop.orders[change.id], change)) };
    case 'order-claim':
      return withClaim(shop, change);
    case 'order-session':
      return withOrderSession(shop, change.id, { orderId: change.orderId, fields: change.fields });
    case 'product':
    case 'catalogue':
      return gone(shop, 'products');
    case 'sign-in':
      return gone(shop, 'sign-ins');
    case 'guesses':
      return gone(shop, 'guesses');
    default:
      return shop;
  }
}

const gone = (shop: Shop, what: Stale): Shop => ({ ...shop, stale: [...shop.stale, what] });

const put = <T>(table: Table<T>, id: string, row: T): Table<T> => ({ ...table, [id]: row });

/** The document as this reader would get it: an event says nothing about whoever hears it. */
function sessionSeenBy(document: Schemas['CashSessionForAll'], viewer: Viewer): CashSession {
  const people = [document.cashier, ...document.participants];
  return { ...document, yours: people.some(({ id }) => id === viewer.id) };
}

/** The later of two words about one session, in whatever order they arrive. */
export const newerSession = (known: CashSession, told: CashSession): CashSession =>
  known.version > told.version ? known : told;

/** The document of the higher version; who may see amounts that no event carries (blind count) reads it again. */
function withSession(shop: Shop, session: CashSession, viewer: Viewer): Shop {
  const known = shop.sessions[session.id];
  if (known && newerSession(known, session) === known) return shop;
  const hidden = session.totals.totalSales === null && viewer.seesAmounts;
  const next = { ...shop, sessions: put(shop.sessions, session.id, session) };
  return hidden ? gone(next, `session:${session.id}`) : next;
}

/** Of an order that appears the kind is not looked at: documents are put in as such changes. */
type OrderPut = Schemas['OrderAppeared'] | Schemas['OrderChanged'];

export function mergeOrder(known: KnownOrder | undefined, change: OrderPut): KnownOrder {
  const whole = 'document' in change;
  const { claim, lines: _lines, ...fields } = whole ? change.document : { ...change.fields, lines: [] };
  const lines = whole ? change.document.lines : change.lines;
  const lineIds = whole ? lines.map(({ id }) => id) : change.lineIds;
  if (!known)
    return {
      fields,
      lineIds,
      lines: withLines({}, lines),
      fencingToken: change.fencingToken,
      claim: claim ?? null,
    };
  const newer = change.version >= known.fields.version;
  return {
    ...newerClaim(known, change.fencingToken, claim ?? null),
    fields: newer ? fields : known.fields,
    lineIds: newer ? lineIds : known.lineIds,
    lines: withLines(known.lines, lines),
  };
}

function withLines(known: Table<Line>, lines: readonly Line[]): Table<Line> {
  const newer = lines.filter(({ id, changedVersion }) => changedVersion >= (known[id]?.changedVersion ?? 0));
  return { ...known, ...Object.fromEntries(newer.map((line) => [line.id, line])) };
}

/** The higher token's; of one token: gone rather than held, since it does not come back; else the longer lease. */
function newerClaim<T extends Pick<KnownOrder, 'claim' | 'fencingToken'>>(
  known: T,
  token: number,
  claim: T['claim'],
): T {
  if (token < known.fencingToken) return known;
  if (token === known.fencingToken) {
    if (known.claim === null) return known;
    if (claim !== null && Date.parse(claim.expiresAt) < Date.parse(known.claim.expiresAt)) return known;
  }
  return { ...known, claim, fencingToken: token };
}

function withClaim(shop: Shop, change: ClaimChange): Shop {
  const known = shop.orders[change.id];
  // An order that was never shown to this reader; its own event brings the claim along.
  if (!known) return shop;
  return {
    ...shop,
    orders: put(shop.orders, change.id, newerClaim(known, change.fencingToken, change.claim)),
  };
}

function withOrderSession(shop: Shop, id: string, next: KnownOrderSession): Shop {
  const known = shop.orderSessions[id];
  // Instants have one form, in which text sorts by time.
  if (known && known.fields.updatedAt > next.fields.updatedAt) return shop;
  return { ...shop, orderSessions: put(shop.orderSessions, id, next) };
}

/** Claims that go on stand on the board as they are now; whether one begins, ends or is asked for is read again. */
function withBoard(shop: Shop, change: Change): Shop {
  const claims = boardAfter(shop.claims, change);
  return claims === null ? gone(shop, 'claims') : { ...shop, claims };
}

/** The board after an event; null: it is to be read again. */
export function claimsHearing(claims: readonly LiveClaim[], event: FeedEvent): readonly LiveClaim[] | null {
  const next = changesOf(event).reduce(withBoard, { ...emptyShop, claims });
  return next.stale.includes('claims') ? null : next.claims;
}
