import type { components } from './generated';

/** Short names for what the server says and takes. Money is a decimal string, times are RFC 3339. */
type Schemas = components['schemas'];

export type Ref = Schemas['Place'];
export type Person = Schemas['PersonShown'];
export type Language = Schemas['BusinessShown']['locale'];
export type Tender = Schemas['Payment']['tender'];

export type Business = Schemas['BusinessShown'];
export type Profile = Schemas['ProfileShown'];
export type Register = Schemas['Register'];
/** Who is signed in at this register. */
export type Me = Schemas['Me'];
export type Permission = Schemas['Permission'];

export type SessionSummary = Schemas['OpenSession'];
export type CashSession = Schemas['CashSession'];
export type CloseSummary = Schemas['CloseSummary'];
export type Opened = Schemas['SessionOpened'];
export type Closed = Schemas['SessionClosed'];
export type Validation = Schemas['SessionValidation'];
export type Count = Schemas['CashCount'];

export type Product = Schemas['ProductShown'];
export type Variant = Schemas['VariantShown'];

export type Discount = Schemas['DiscountShown'];
export type Line = Schemas['Line'];
export type Order = Schemas['Order'];
export type OrderSession = Schemas['OrderSession'];
export type Overwritten = Schemas['Overwritten'];
export type OperationsAnswer = Schemas['OperationsAnswer'];
export type OrderPage = Schemas['OrderPage'];
export type Guesses = Schemas['Guesses'];
export type SignInShown = Schemas['SignInShown'];
export type SignInPage = Schemas['SignInPage'];
export type Claim = Schemas['Claim'];
export type ClaimAnswer = Schemas['ClaimAnswer'];
export type ClaimRequest = Schemas['ClaimRequestShown'];
export type ClaimHistory = Schemas['ClaimHistory'];
export type ClaimHistoryEntry = Schemas['ClaimHistoryEntry'];
export type LiveClaims = Schemas['LiveClaims'];
export type LiveClaim = Schemas['LiveClaim'];
export type SplitAnswer = Schemas['SplitAnswer'];
export type LineMove = Schemas['LineMoveRequest'];
export type Payment = Schemas['Payment'];
export type Transaction = Schemas['Transaction'];
/** A sale as the register that took its payment is told of it. */
export type PaidTransaction = Schemas['TransactionPaid'];

export type Webhook = Schemas['WebhookStanding'];
export type WebhookSecret = Schemas['WebhookWithSecret'];
export type WebhookDelivery = Schemas['WebhookDelivery'];
export type WebhookDeliveryPage = Schemas['WebhookDeliveryPage'];

/** A line as the console sends it: the client's half of what the server takes, amounts always as text. */
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

export type Action = Schemas['Action'];
export type ExistingSession = Omit<SessionSummary, 'status'>;

/** application/problem+json: one "no" of the server, with the way out of it and the fields its code carries. */
export type Problem = Schemas['Problem'] & {
  existingSession?: ExistingSession;
  /** of `order-claimed`: who has the order, and since when */
  claim?: Claim | null;
  businesses?: Ref[];
  retryAfterSeconds?: number;
  overShort?: string;
  limit?: string;
  /** of `field-invalid`: the path of the field */
  field?: string;
  [field: string]: unknown;
};
