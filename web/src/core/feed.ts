import type { components } from '../protocol/generated';
import type { CashSession, Line, Order, Product, Register, Transaction } from '../protocol/shapes';

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
  readonly transactions: Table<Transaction>;
  readonly registers: Table<Register>;
  readonly products: Table<Product>;
  /** What an event says has changed without saying to what: to be read again. */
  readonly stale: readonly string[];
};

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
  transactions: {},
  registers: {},
  products: {},
  stale: [],
};

export const changesOf = ({ changes }: FeedEvent): readonly Change[] => changes;

export const applyEvent = (shop: Shop, event: FeedEvent, viewer: Viewer): Shop =>
  applyChanges(shop, changesOf(event), viewer);

export const applyChanges = (shop: Shop, changes: readonly Change[], viewer: Viewer): Shop =>
  changes.reduce((now, change) => applyChange(now, change, viewer), shop);

function applyChange(shop: Shop, change: Change, viewer: Viewer): Shop {
  switch (change.kind) {
    case 'cash-session':
      return withSession(shop, sessionSeenBy(change.document, viewer), viewer);
    case 'order':
      return { ...shop, orders: put(shop.orders, change.id, mergeOrder(shop.orders[change.id], change)) };
    case 'order-claim':
      return withClaim(shop, change);
    case 'order-session':
      return withOrderSession(shop, change.id, { orderId: change.orderId, fields: change.fields });
    case 'transaction':
      return { ...shop, transactions: put(shop.transactions, change.id, change.document) };
    case 'product': {
      const { description: _description, ...product } = change.document;
      return { ...shop, products: put(shop.products, product.id, product) };
    }
    case 'catalogue':
      return { ...shop, stale: [...shop.stale, 'products'] };
    default:
      return shop;
  }
}

const put = <T>(table: Table<T>, id: string, row: T): Table<T> => ({ ...table, [id]: row });

/** The document as this reader would get it: an event says nothing about whoever hears it. */
export function sessionSeenBy(document: Schemas['CashSessionForAll'], viewer: Viewer): CashSession {
  const people = [document.cashier, ...document.participants];
  return { ...document, yours: people.some(({ id }) => id === viewer.id) };
}

/** The document of the higher version; who may see amounts that no event carries (blind count) reads it again. */
function withSession(shop: Shop, session: CashSession, viewer: Viewer): Shop {
  const known = shop.sessions[session.id];
  if (known && known.version > session.version) return shop;
  const hidden = session.totals.totalSales === null && viewer.seesAmounts;
  return {
    ...shop,
    sessions: put(shop.sessions, session.id, session),
    registers: withDrawer(shop.registers, session),
    stale: hidden ? [...shop.stale, `session:${session.id}`] : shop.stale,
  };
}

/** A register's drawer follows the cash sessions that stand on it. */
function withDrawer(registers: Table<Register>, session: CashSession): Table<Register> {
  const register = registers[session.register.id];
  if (!register) return registers;
  if (session.status !== 'open')
    return register.openSession?.id === session.id
      ? put(registers, register.id, { ...register, openSession: null })
      : registers;
  const { id, sessionNumber, cashier, openedAt, status } = session;
  const openSession = {
    id,
    sessionNumber,
    registerId: register.id,
    register: session.register,
    cashier,
    openedAt,
    status,
  };
  return put(registers, register.id, { ...register, openSession });
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
