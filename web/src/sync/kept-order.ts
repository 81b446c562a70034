import { type Confirmed, confirm, type Pending } from '../core/draft';
import { type EditContext, emptyOrder, type Line, type Operation, type OrderBody } from '../core/order';
import { type CurrentDraft, reconcile } from '../core/reconcile';
import { applyOperations } from '../core/reducer';
import { newId } from '../protocol/ids';
import type { OrderSession, Overwritten, Problem } from '../protocol/shapes';
import type { Device } from './device';
import type { Operated, RemoteOrder } from './remote';
import type { Fault, Notice, OrderState, Saving } from './state';

/** A notice without its id, of any kind. */
type News = Notice extends infer N ? (N extends Notice ? Omit<N, 'id'> : never) : never;

/**
 * One person's order in progress as this device has it: in memory for the screen, on the device for
 * the next start. Every change shows at once and is written in the order in which it was made.
 */
export class KeptOrder {
  private current: CurrentDraft;
  private state: OrderState;
  private fault: Fault | null = null;
  private writes: Promise<void> = Promise.resolve();
  private edits = 0;
  private words = 0;
  private readonly listeners = new Set<() => void>();
  private readonly empty: OrderBody;

  constructor(
    private readonly owner: string,
    private readonly context: EditContext,
    pricesIncludeTax: boolean,
    private readonly device: Device,
  ) {
    this.empty = emptyOrder(context, pricesIncludeTax);
    this.current = { orderSessionId: null, draft: { order: this.empty, pending: [] } };
    this.state = {
      loaded: false,
      recovered: false,
      orderSessionId: null,
      order: this.empty,
      saving: { kind: 'saved' },
      notices: [],
      cameFrom: null,
      movedTo: null,
      stranded: [],
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): OrderState => this.state;

  /**
   * Grows with every word of the server, or of another page, about the order. What was asked for while it was lower is
   * older than what is known by now, and is not adopted; `late-answers.test.ts` delays and reorders every answer.
   */
  get known(): number {
    return this.words;
  }

  get pending(): readonly Pending[] {
    return this.current.draft.pending;
  }

  get orderSessionId(): string | null {
    return this.current.orderSessionId;
  }

  /** Takes what this device kept; also what another page of this browser has kept since. */
  async load(): Promise<void> {
    let seen: number;
    let kept: Awaited<ReturnType<Device['load']>>;
    do {
      seen = this.edits;
      await this.writes;
      kept = await this.device.load(this.owner);
    } while (seen !== this.edits);
    const { draft, pending } = kept;
    this.hold({
      orderSessionId: draft?.orderSessionId ?? null,
      draft: { order: draft?.order ?? this.empty, pending },
    });
    this.show({ loaded: true, stranded: draft?.stranded ?? [] });
  }

  /** Resolves when everything typed so far is on the device (or the device has refused it). */
  async written(): Promise<void> {
    await this.writes;
  }

  /** Shows `operations` at once and keeps them until the server has answered for them. */
  edit(operations: readonly Operation[]): void {
    const { draft } = this.current;
    const at = Date.now();
    const typed = operations.map((operation) => ({ operation, baseVersion: draft.order.version, at }));
    this.edits += 1;
    this.current = { ...this.current, draft: { ...draft, pending: [...draft.pending, ...typed] } };
    this.show({ order: applyOperations(this.state.order, operations, this.context) });
    this.write(() => this.device.keep(this.owner, typed));
  }

  /** Whether an order is somebody else's: who signs in in another tab of this browser is answered in this one too. */
  isOfAnother({ user }: RemoteOrder): boolean {
    return user !== undefined && user.id !== this.context.person.id;
  }

  /** Takes the server's word which order is this person's; `isLatest`: nothing became known since it was asked for. */
  adopt(told: RemoteOrder | null, isLatest = false): void {
    const done = this.pending.map((entry) => entry.operation.id);
    const { current, stranded } = reconcile(this.current, told, this.empty, this.context, isLatest);
    this.hold(current);
    if (stranded.length > 0) this.show({ stranded: [...this.state.stranded, ...stranded] });
    const kept = new Set(current.draft.pending.map((entry) => entry.operation.id));
    this.settle(done.filter((id) => !kept.has(id)));
  }

  /** Takes the server's answer to `batch`, and notes what others did to the order in the meantime. */
  confirmed(batch: readonly Pending[], answer: Operated): void {
    const before = this.state.order;
    const confirmation: Confirmed = { order: answer.order, merged: answer.merged };
    this.hold({ ...this.current, draft: confirm(this.current.draft, batch, confirmation, this.context) });
    this.settle(batch.map((entry) => entry.operation.id));
    for (const change of answer.overwritten) {
      this.note({ kind: 'overwritten', lineName: this.lineName(change), change });
    }
    const seen = answer.overwritten.length > 0;
    if (answer.merged && !seen && !sameToTheEye(before, this.state.order)) this.note({ kind: 'merged' });
  }

  /** The server refused this operation for good: it is taken back, and said why. */
  refused(entry: Pending, problem: Problem): void {
    const { operation } = entry;
    const lineId =
      operation.op === 'add' ? operation.item.id : 'lineId' in operation ? operation.lineId : null;
    const lineName = this.state.order.lines.find((line) => line.id === lineId)?.name ?? null;
    // What was typed on a line that never came to be goes with it.
    const orphan = (other: Pending) =>
      operation.op === 'add' && 'lineId' in other.operation && other.operation.lineId === lineId;
    const pending = this.pending.filter((other) => other !== entry && !orphan(other));
    const kept = new Set(pending.map((other) => other.operation.id));
    const dropped = this.pending.map((other) => other.operation.id).filter((id) => !kept.has(id));
    this.hold({ ...this.current, draft: { ...this.current.draft, pending } });
    this.settle(dropped);
    this.note({ kind: 'refused', lineName, problem, operation });
  }

  /** The order was ended at another register while it was shown here. */
  finishedElsewhere(status: OrderSession['status']): void {
    if (this.state.order.lines.length > 0) this.note({ kind: 'finished-elsewhere', status });
  }

  /** The order was paid or parked: the next tap begins a new one. */
  async finished(): Promise<void> {
    this.hold({ orderSessionId: null, draft: { order: this.empty, pending: [] } });
    this.show({ cameFrom: null, movedTo: null, notices: [] });
    this.write(() => this.device.forget(this.owner));
    await this.writes;
  }

  dismiss(noticeId: string): void {
    this.show({ notices: this.state.notices.filter((notice) => notice.id !== noticeId) });
  }

  setStranded(stranded: readonly Line[]): void {
    this.show({ stranded });
    this.settle([]);
  }

  setFault(fault: Fault | null): void {
    if (fault === this.fault) return;
    this.fault = fault;
    this.show({});
  }

  show(change: Partial<Omit<OrderState, 'saving'>>): void {
    this.state = { ...this.state, ...change, saving: this.saving() };
    for (const listener of this.listeners) listener();
  }

  private hold(current: CurrentDraft): void {
    this.words += 1;
    this.current = current;
    const operations = current.draft.pending.map((entry) => entry.operation);
    const order = applyOperations(current.draft.order, operations, this.context);
    this.show({ orderSessionId: current.orderSessionId, order });
  }

  private settle(done: readonly string[]): void {
    const { orderSessionId, draft } = this.current;
    const { owner, state } = this;
    const kept = { owner, orderSessionId, order: draft.order, stranded: state.stranded };
    this.write(() => this.device.settle(kept, done, draft.pending));
  }

  private note(news: News): void {
    this.show({ notices: [...this.state.notices, { ...news, id: newId() } as Notice] });
  }

  private lineName(change: Overwritten): string | null {
    return this.state.order.lines.find((line) => line.id === change.lineId)?.name ?? null;
  }

  private saving(): Saving {
    const [oldest] = this.pending;
    if (oldest === undefined) return { kind: 'saved' };
    const waiting = this.pending.length;
    if (this.fault === null) return { kind: 'saving', waiting };
    return { kind: 'unsaved', waiting, since: oldest.at, fault: this.fault };
  }

  /** A device that keeps nothing is shown as such; the server is still asked to keep it. */
  private write(task: () => Promise<void>): void {
    this.writes = this.writes.then(task).catch(() => this.setFault('device'));
  }
}

function sameToTheEye(one: OrderBody, other: OrderBody): boolean {
  const seen = (order: OrderBody) =>
    order.lines.map(({ id, quantity, note, net }) => `${id} ${quantity} ${note ?? ''} ${net}`).join('\n');
  return one.total === other.total && seen(one) === seen(other);
}
