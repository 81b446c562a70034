/** What the server says and takes, as the console sees it. Money is a decimal string, times are RFC 3339. */

export type Ref = { id: string; code: string; name: string };
export type Person = { id: string; username: string; name: string };
export type Role = 'cashier' | 'manager' | 'admin' | 'auditor';
export type Language = 'en' | 'es-PY';
export type Tender = 'cash' | 'card';

export type Business = {
  id: string;
  code: string;
  name: string;
  currency: string;
  currencyDecimals: number;
  timeZone: string;
  locale: Language;
  pricesIncludeTax: boolean;
};

export type Membership = { business: Business; role: Role };

export type Profile = {
  id: string;
  code: string;
  name: string;
  sharesRegisters: boolean;
  defaultFloat: string;
  blindCount: boolean;
  overShortLimit: string | null;
  closeInOneStep: boolean;
  leaseSeconds: number;
  tenders: Tender[];
};

export type SessionSummary = {
  id: string;
  sessionNumber: string;
  registerId: string;
  register: Ref;
  cashier: Person;
  openedAt: string;
  status: SessionStatus;
};

export type Register = {
  id: string;
  code: string;
  name: string;
  location: Ref & { numberCode: string };
  profile: Profile;
  openSession: SessionSummary | null;
};

export type SessionStatus = 'open' | 'ended' | 'closed';

export type SessionTotals = {
  totalSales: string;
  totalCash: string;
  totalCard: string;
  totalRefunds: string;
  totalTransactions: number;
};

export type CloseSummary = {
  openingCash: string;
  /** null for someone who may not see it under a blind count */
  expectedCash: string | null;
  countedCash: string;
  overShort: string | null;
  status: 'balanced' | 'over' | 'short' | null;
  byTender: { tender: Tender; expected: string | null; counted: string | null; difference: string | null }[];
};

export type CashSession = {
  id: string;
  sessionNumber: string;
  status: SessionStatus;
  businessDate: string;
  register: Ref;
  location: Ref;
  profile: Ref;
  cashier: Person;
  participants: Person[];
  openedAt: string;
  endedAt: string | null;
  closedAt: string | null;
  openingCash: string;
  openingNotes: string | null;
  closingNotes: string | null;
  currency: string;
  overdue: boolean;
  /** the caller's own, or one they joined */
  yours: boolean;
  totals: SessionTotals;
  summary: CloseSummary | null;
  version: number;
};

export type Discount = { percent: string } | { amount: string };

export type Line = {
  id: string;
  productId: string | null;
  variantId: string | null;
  name: string;
  price: string;
  quantity: string;
  note: string | null;
  discount: Discount | null;
  taxRate: string;
  gross: string;
  discountAmount: string;
  net: string;
  tax: string;
  addedBy: Person;
  changedVersion: number;
};

export type Claim = {
  holder: Person;
  sessionId: string;
  register: Ref;
  claimedAt: string;
  expiresAt: string;
  mine: boolean;
};

export type Order = {
  id: string;
  number: string | null;
  status: 'building' | 'queued' | 'tab' | 'paid' | 'cancelled';
  version: number;
  currency: string;
  pricesIncludeTax: boolean;
  lines: Line[];
  discount: Discount | null;
  subtotal: string;
  discountTotal: string;
  taxTotal: string;
  total: string;
  name: string | null;
  note: string | null;
  table: string | null;
  origin: string;
  location: Ref | null;
  claim: Claim | null;
  createdAt: string;
  updatedAt: string;
};

export type OrderSession = {
  id: string;
  status: 'active' | 'pending_logout' | 'assigned_to_tab' | 'completed' | 'discarded';
  user: Person;
  items: Line[];
  order: Order;
  version: number;
  register: Ref | null;
  lastSeenAt: string;
  logoutTime: string | null;
  tabId: string | null;
  createdAt: string;
  updatedAt: string;
};

export type Variant = { id: string; name: string; price: string; sku: string | null; barcode: string | null };

export type Product = {
  id: string;
  code: string;
  name: string;
  category: string | null;
  price: string;
  taxRate: string;
  sku: string | null;
  barcode: string | null;
  variants: Variant[];
};

export type Payment = { tender: Tender; amount: string; tendered: string | null; change: string | null };

export type Transaction = {
  id: string;
  number: string;
  kind: 'sale' | 'refund';
  session: { id: string; sessionNumber: string };
  register: Ref;
  cashier: Person;
  businessDate: string;
  at: string;
  currency: string;
  lines: Omit<Line, 'addedBy' | 'changedVersion'>[];
  subtotal: string;
  discountTotal: string;
  taxTotal: string;
  total: string;
  payments: Payment[];
  change: string;
  orderId: string;
  orderSessionId: string | null;
};

/** Who is signed in at this till. */
export type Me = {
  csrfToken: string;
  expiresAt: string;
  user: Person & { language: Language | null };
  business: Business;
  role: Role;
  register: Register | null;
  memberships: Membership[];
  orderSession: OrderSession | null;
};

export type NewLine = {
  id: string;
  productId?: string;
  variantId?: string;
  name?: string;
  price?: string;
  quantity: string;
  note?: string | null;
  discount?: Discount | null;
  taxRate?: string;
};

export type Operation = { id: string } & (
  | { op: 'add'; item: NewLine }
  | { op: 'set-quantity'; lineId: string; quantity: string }
  | { op: 'set-note'; lineId: string; note: string | null }
  | { op: 'set-discount'; lineId: string | null; discount: Discount | null }
  | { op: 'remove'; lineId: string }
  | { op: 'clear' }
);

export type Overwritten = {
  operationId: string;
  lineId: string;
  field: string;
  by: Person;
  yours: string | null;
  theirs: string | null;
};

export type OperationsAnswer = { orderSession: OrderSession; merged: boolean; overwritten: Overwritten[] };

export type Action = { rel: string; method: string; href: string; title: string };

export type ExistingSession = {
  id: string;
  sessionNumber: string;
  registerId: string;
  register: Ref;
  cashier: Person;
  openedAt: string;
};

/** application/problem+json: one "no" of the server, with the way out of it. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  actions: Action[];
  existingSession?: ExistingSession;
  businesses?: { id: string; code: string; name: string }[];
  retryAfterSeconds?: number;
  overShort?: string;
  limit?: string;
  errors?: { field: string; code: string; detail: string }[];
  [field: string]: unknown;
};

export type Opened = { session: CashSession; outcome: 'created' | 'resumed' | 'joined'; created: boolean };
export type Closed = { session: CashSession; summary: CloseSummary; alreadyClosed: boolean };
export type Validation =
  | { valid: true; session: CashSession }
  | { valid: false; reason: 'not-found' | 'profile-mismatch' | 'not-open' | 'not-yours'; detail: string };
export type Count = {
  id: string;
  kind: 'spot' | 'closing';
  amount: string;
  at: string;
  by: Person;
  expected: string | null;
  overShort: string | null;
};
