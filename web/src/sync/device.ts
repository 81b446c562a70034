import Dexie, { type Table } from 'dexie';
import type { Pending } from '../core/draft';
import type { Line, OrderBody } from '../core/order';
import type { PaidTransaction } from '../protocol/shapes';
import type { PaymentRequest } from './remote';
import type { TakenPart } from './state';

/** The server's last word on an order, as kept on this device under its owner. */
export interface KeptDraft {
  readonly owner: string;
  readonly orderSessionId: string | null;
  readonly order: OrderBody;
  /** Lines typed for an order that was finished elsewhere, until the cashier has decided about them. */
  readonly stranded: readonly Line[];
}

/** An operation waiting for the server; `seq` is the order of typing. */
export interface KeptOperation extends Pending {
  readonly seq?: number;
  readonly owner: string;
  readonly id: string;
}

/** One attempt to take a payment, from before it is sent until the next order is begun. */
export interface KeptAttempt {
  readonly owner: string;
  readonly idempotencyKey: string;
  readonly orderSessionId: string;
  readonly request: PaymentRequest;
  /** Who was named to approve it. Their PIN is on no device. */
  readonly approver?: string;
  readonly startedAt: number;
  readonly transaction: PaidTransaction | null;
}

/** What was taken of an order before it was covered, and the order it was taken for. */
export interface KeptParts {
  readonly owner: string;
  readonly personId: string;
  readonly orderSessionId: string | null;
  readonly parts: readonly TakenPart[];
}

interface KeptSender {
  readonly owner: string;
  readonly page: string;
  readonly until: number;
}

/**
 * What this device keeps until the server has it. An owner is one person in one business: somebody
 * else who signs in on the same device neither sees nor sends it.
 */
export class Device extends Dexie {
  declare private readonly drafts: Table<KeptDraft, string>;
  declare private readonly operations: Table<KeptOperation, number>;
  declare private readonly attempts: Table<KeptAttempt, string>;
  declare private readonly parts: Table<KeptParts, string>;
  declare private readonly senders: Table<KeptSender, string>;

  private readonly pages: BroadcastChannel;

  constructor(name = 'tillkeeper') {
    super(name, { chromeTransactionDurability: 'strict' });
    this.pages = new BroadcastChannel(name);
    this.version(1).stores({
      drafts: 'owner',
      operations: '++seq, owner, &id',
      attempts: 'owner',
      senders: 'owner',
    });
    this.version(2).stores({ parts: 'owner, personId' });
  }

  async load(owner: string): Promise<{ draft: KeptDraft | null; pending: readonly Pending[] }> {
    return this.transaction('r', [this.drafts, this.operations], async () => {
      const draft = (await this.drafts.get(owner)) ?? null;
      const kept = await this.operations.where('owner').equals(owner).sortBy('seq');
      const pending = kept.map(({ operation, baseVersion, at }) => ({ operation, baseVersion, at }));
      return { draft, pending };
    });
  }

  async keep(owner: string, entries: readonly Pending[]): Promise<void> {
    await this.operations.bulkAdd(entries.map((entry) => ({ ...entry, owner, id: entry.operation.id })));
    this.tell(owner);
  }

  /** The server's word and what is still waiting, replaced in one transaction. */
  async settle(draft: KeptDraft, done: readonly string[], waiting: readonly Pending[]): Promise<void> {
    await this.transaction('rw', [this.drafts, this.operations], async () => {
      await this.drafts.put(draft);
      await this.operations.where('id').anyOf(done).delete();
      for (const { operation, baseVersion } of waiting) {
        await this.operations.where('id').equals(operation.id).modify({ baseVersion });
      }
    });
    this.tell(draft.owner);
  }

  async forget(owner: string): Promise<void> {
    await this.transaction('rw', [this.drafts, this.operations], async () => {
      await this.drafts.delete(owner);
      await this.operations.where('owner').equals(owner).delete();
    });
    this.tell(owner);
  }

  /** Calls `listener` when another page of this browser has changed what is kept for `owner`. */
  onChangeElsewhere(owner: string, listener: () => void): () => void {
    const heard = (event: MessageEvent<string>) => {
      if (event.data === owner) listener();
    };
    this.pages.addEventListener('message', heard);
    return () => this.pages.removeEventListener('message', heard);
  }

  private tell(owner: string): void {
    this.pages.postMessage(owner);
  }

  async attempt(owner: string): Promise<KeptAttempt | null> {
    return (await this.attempts.get(owner)) ?? null;
  }

  /** Keeps a new attempt unless one is there already; the one that counts is returned. */
  async beginAttempt(attempt: KeptAttempt): Promise<KeptAttempt> {
    return this.transaction('rw', this.attempts, async () => {
      const begun = await this.attempts.get(attempt.owner);
      if (begun !== undefined) return begun;
      await this.attempts.add(attempt);
      return attempt;
    });
  }

  /** Keeps the answer to an attempt. Whether it is still this owner's; another page may have ended it and begun the next. */
  async answerAttempt(
    { owner, idempotencyKey }: KeptAttempt,
    transaction: PaidTransaction,
  ): Promise<boolean> {
    const mine = this.attempts.where({ owner }).filter((kept) => kept.idempotencyKey === idempotencyKey);
    return (await mine.modify({ transaction })) > 0;
  }

  /** Ends this attempt, and no other that was begun since. */
  async endAttempt({ owner, idempotencyKey }: KeptAttempt): Promise<void> {
    await this.attempts
      .where({ owner })
      .filter((kept) => kept.idempotencyKey === idempotencyKey)
      .delete();
  }

  async partsOf(owner: string): Promise<KeptParts | null> {
    return (await this.parts.get(owner)) ?? null;
  }

  /** What was taken by anybody but this person is theirs to settle no more. */
  async forgetPartsOfOthers(personId: string): Promise<void> {
    await this.parts.where('personId').notEqual(personId).delete();
  }

  async keepParts(kept: KeptParts): Promise<void> {
    await (kept.parts.length > 0 ? this.parts.put(kept) : this.parts.delete(kept.owner));
    this.tell(kept.owner);
  }

  /**
   * Whether this page may send for `owner` now: of several pages of one browser one does, and another
   * takes over `leaseMs` after it went quiet. It saves double work only; sending twice is harmless.
   */
  async maySend(owner: string, page: string, now: number, leaseMs: number): Promise<boolean> {
    return this.transaction('rw', this.senders, async () => {
      const sender = await this.senders.get(owner);
      if (sender !== undefined && sender.page !== page && sender.until > now) return false;
      await this.senders.put({ owner, page, until: now + leaseMs });
      return true;
    });
  }
}

let opened: Device | null = null;

/** The one store of this page: a second would hear the first as another page. */
export const thisDevice = (): Device => {
  opened ??= new Device();
  return opened;
};
