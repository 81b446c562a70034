import type {
  CashSession,
  Closed,
  Count,
  Me,
  NewLine,
  Operation,
  OperationsAnswer,
  OrderSession,
  Product,
  Register,
  Tender,
  Transaction,
} from './shapes';

type Json<T> = { content: { 'application/json': T } };
type Op<Parameters, Body, Yes> = {
  parameters: Parameters;
  responses: { 200: Json<Yes> };
} & (Body extends undefined ? { requestBody?: never } : { requestBody: Json<Body> });
type None = Record<string, never>;
type ById = { path: { id: string }; header?: { 'Idempotency-Key'?: string } };
type Keyed = { header?: { 'Idempotency-Key'?: string } };
type List<T> = { items: T[]; nextCursor: string | null };

export type SignIn =
  | { username: string; password: string; businessId?: string; registerId?: string; cookie: true }
  | { username: string; pin: string; registerId: string; cookie: true };

export type Denomination = { value: string; count: number };
export type Counted = { countedCash: string } | { denominations: Denomination[] };

/** The calls the console makes, in the form openapi-fetch reads. */
export interface paths {
  '/api/auth/login': { post: Op<Keyed, SignIn, Me> };
  '/api/auth/logout': { post: Op<Keyed, undefined, undefined> };
  '/api/auth/me': { get: Op<None, undefined, Me> };
  '/api/auth/register': { put: Op<Keyed, { registerId: string }, Me> };
  '/api/registers': { get: Op<{ query?: { limit?: number; cursor?: string } }, undefined, List<Register>> };
  '/api/pos/sessions': {
    get: Op<
      { query?: { profileId?: string; registerId?: string; status?: string; limit?: number } },
      undefined,
      List<CashSession>
    >;
  };
  '/api/pos/sessions/get-or-create': {
    post: Op<
      Keyed,
      { registerId: string; openingCash?: string; openingNotes?: string; onExisting?: 'join' | 'refuse' },
      { session: CashSession; outcome: 'created' | 'resumed' | 'joined'; created: boolean }
    >;
  };
  '/api/pos/sessions/{id}': { get: Op<ById, undefined, CashSession> };
  '/api/pos/sessions/{id}/validation': {
    get: Op<
      { path: { id: string }; query?: { profileId?: string } },
      undefined,
      | { valid: true; session: CashSession }
      | { valid: false; reason: 'not-found' | 'profile-mismatch' | 'not-open' | 'not-yours'; detail: string }
    >;
  };
  '/api/pos/sessions/{id}/end': { post: Op<ById, { notes?: string }, { session: CashSession }> };
  '/api/pos/sessions/{id}/counts': {
    post: Op<
      ById,
      { kind: 'spot' | 'closing' } & ({ amount: string } | { denominations: Denomination[] }),
      { count: Count }
    >;
  };
  '/api/pos/sessions/{id}/close': {
    post: Op<
      ById,
      Counted & { closingNotes?: string; reason?: string; approval?: { username: string; pin: string } },
      Closed
    >;
  };
  '/api/products': {
    get: Op<
      { query?: { q?: string; category?: string; barcode?: string; limit?: number; cursor?: string } },
      undefined,
      List<Product>
    >;
  };
  '/api/products/categories': { get: Op<None, undefined, { items: { name: string; count: number }[] }> };
  '/api/order-sessions/active': { get: Op<None, undefined, OrderSession | null> };
  '/api/order-sessions/{id}': { get: Op<{ path: { id: string } }, undefined, OrderSession> };
  '/api/order-sessions/recover': {
    post: Op<
      Keyed,
      { registerId?: string },
      {
        orderSession: OrderSession | null;
        activeElsewhere?: { register: { id: string; code: string; name: string }; lastSeenAt: string };
      }
    >;
  };
  '/api/order-sessions': { post: Op<Keyed, { items: NewLine[]; registerId?: string }, OrderSession> };
  '/api/order-sessions/{id}/operations': {
    post: Op<ById, { baseVersion: number; operations: Operation[]; total?: string }, OperationsAnswer>;
  };
  '/api/order-sessions/{id}/complete': {
    post: Op<
      { path: { id: string }; header: { 'Idempotency-Key': string } },
      {
        sessionId: string;
        payments: { tender: Tender; amount: string; tendered?: string }[];
        total?: string;
      },
      Transaction
    >;
  };
}
