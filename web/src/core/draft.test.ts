import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Confirmed, confirm, type Draft, nextBatch, observe, type Pending, viewOf } from './draft';
import { bringBack } from './edit';
import type { Operation, OrderBody } from './order';
import { applyOperations } from './reducer';
import { anyEdit, chipa, guarani, guaraniOrder } from './shop.fixture';

/** The server of these tests: applies each operation once, by its id, and counts versions. */
class Counter {
  order: OrderBody = guaraniOrder();
  readonly applied = new Set<string>();

  /** What the server tells: it keeps the places of lines that are gone, and says nothing of them. */
  told(): OrderBody {
    const { gone: _gone, ...order } = this.order;
    return order;
  }

  take(batch: readonly Pending[]): Confirmed {
    const fresh = batch.map((entry) => entry.operation).filter((one) => !this.applied.has(one.id));
    const merged = batch[0]?.baseVersion !== this.order.version;
    for (const one of fresh) this.applied.add(one.id);
    if (fresh.length > 0) {
      const next = applyOperations(this.order, fresh, guarani);
      this.order = { ...next, version: this.order.version + 1 };
    }
    return { order: this.told(), merged };
  }
}

/** One register: types, sends, and hears answers late, never, or twice. */
class Device {
  draft: Draft = { order: guaraniOrder(), pending: [] };
  inFlight: { batch: readonly Pending[]; answer: Confirmed } | null = null;

  type(operation: Operation) {
    const entry = { operation, baseVersion: this.draft.order.version, at: 0 };
    this.draft = { ...this.draft, pending: [...this.draft.pending, entry] };
  }

  send(server: Counter, answerLost: boolean) {
    if (this.inFlight !== null) return;
    const batch = nextBatch(this.draft.pending, 3);
    if (batch.length === 0) return;
    const answer = server.take(batch);
    if (!answerLost) this.inFlight = { batch, answer };
  }

  hear() {
    if (this.inFlight === null) return;
    this.draft = confirm(this.draft, this.inFlight.batch, this.inFlight.answer, guarani);
    this.inFlight = null;
  }
}

type Step =
  | { do: 'type'; context: number; edit: (id: string) => Operation }
  | { do: 'send' | 'send and lose the answer' | 'hear' | 'observe'; context: number };

const context = fc.integer({ min: 0, max: 2 });
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('type' as const), context, edit: anyEdit(guarani) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('send', 'send and lose the answer', 'hear', 'observe'),
      context,
    }),
  },
);

function shown(order: OrderBody) {
  const { version: _version, lines, ...figures } = order;
  delete figures.gone;
  return { ...figures, lines: lines.map(({ changedVersion: _changed, ...line }) => line) };
}

function settle(server: Counter, devices: readonly Device[]) {
  for (const device of devices) {
    while (device.inFlight !== null || device.draft.pending.length > 0) {
      device.send(server, false);
      device.hear();
    }
  }
  for (const device of devices) device.draft = observe(device.draft, server.told());
}

describe('a draft', () => {
  it('converges to the server, each operation applied once, whatever is lost or late (OR-2, S1-53, S1-54)', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => {
        const server = new Counter();
        const devices = [new Device(), new Device(), new Device()];
        let typed = 0;
        for (const step of steps) {
          const device = devices[step.context] ?? new Device();
          if (step.do === 'type') {
            device.type(step.edit(`op-${typed}`));
            typed += 1;
          } else if (step.do === 'hear') device.hear();
          else if (step.do === 'observe') device.draft = observe(device.draft, server.told());
          else device.send(server, step.do === 'send and lose the answer');
        }
        settle(server, devices);
        expect(server.applied.size).toBe(typed);
        for (const device of devices) {
          expect(device.draft.pending).toEqual([]);
          expect(shown(viewOf(device.draft, guarani))).toEqual(shown(server.order));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('alone on its order, shows exactly what the server will say', () => {
    const script = fc.array(fc.tuple(anyEdit(guarani), fc.boolean()), { maxLength: 30 });
    fc.assert(
      fc.property(script, (typed) => {
        const server = new Counter();
        const device = new Device();
        typed.forEach(([edit, sends], i) => {
          device.type(edit(`op-${i}`));
          if (sends) device.send(server, false);
          if (!sends) device.hear();
        });
        const before = viewOf(device.draft, guarani);
        settle(server, [device]);
        expect(shown(server.order)).toEqual(shown(before));
      }),
    );
  });

  it('does not flicker when the feed brings its own operations before their answer does', () => {
    const edits = fc.array(anyEdit(guarani), { maxLength: 20 });
    fc.assert(
      fc.property(edits, (typed) => {
        const operations = typed.map((edit, i) => edit(`op-${i}`));
        const once = applyOperations(guaraniOrder(), operations, guarani);
        const twice = applyOperations(once, operations, guarani);
        const byId = (order: OrderBody) => [...order.lines].sort((a, b) => (a.id < b.id ? -1 : 1)).length;
        expect(byId(twice)).toBe(byId(once));
      }),
    );
  });

  it('shows a line that comes back at its old place at once, whatever the server has said meanwhile (OR-2)', () => {
    const lines = fc.integer({ min: 1, max: 6 });
    const taken = fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(lines, taken, fc.boolean(), fc.boolean(), (count, picks, saved, more) => {
        const server = new Counter();
        const device = new Device();
        const ids = Array.from({ length: count }, (_, i) => `l${i}`);
        for (const id of ids) device.type({ id: `add-${id}`, op: 'add', item: chipa(id) });
        if (saved) settle(server, [device]);
        const before = viewOf(device.draft, guarani);
        const gone = before.lines.filter((_, i) => picks.includes(i));
        for (const { id } of gone) device.type({ id: `remove-${id}`, op: 'remove', lineId: id });
        settle(server, [device]);
        if (more) device.type({ id: 'more', op: 'add', item: chipa('more') });
        for (const operation of bringBack(viewOf(device.draft, guarani), gone)) device.type(operation);
        const shownAtOnce = viewOf(device.draft, guarani);
        expect(shownAtOnce.lines.map(({ id }) => id)).toEqual(more ? [...ids, 'more'] : ids);
        settle(server, [device]);
        expect(shown(server.order)).toEqual(shown(shownAtOnce));
      }),
    );
  });

  it('is not taken back by an answer that comes after a newer one', () => {
    const newer = { ...guaraniOrder(), version: 7 };
    const draft = observe({ order: newer, pending: [] }, { ...guaraniOrder(), version: 5 });
    expect(draft.order).toBe(newer);
  });
});

describe('the version an operation counts as made on', () => {
  const entry = (id: string, lineId: string, baseVersion: number): Pending => ({
    operation: { id, op: 'set-quantity', lineId, quantity: '2' },
    baseVersion,
    at: 0,
  });
  const order = applyOperations(
    guaraniOrder(),
    [
      { id: 'x', op: 'add', item: chipa('l1') },
      { id: 'y', op: 'add', item: chipa('l2') },
    ],
    guarani,
  );
  const draft: Draft = {
    order: { ...order, version: 5 },
    pending: [entry('a', 'l1', 5), entry('b', 'l1', 5), entry('c', 'l2', 5)],
  };
  const batch = draft.pending.slice(0, 1);

  it('moves on with the answer when nobody came between', () => {
    const next = confirm(draft, batch, { order: { ...order, version: 6 }, merged: false }, guarani);
    expect(next.pending.map((one) => [one.operation.id, one.baseVersion])).toEqual([
      ['b', 6],
      ['c', 6],
    ]);
  });

  it('stays for lines that somebody else may have changed, so that both are told (S1-55)', () => {
    const next = confirm(draft, batch, { order: { ...order, version: 7 }, merged: true }, guarani);
    expect(next.pending.map((one) => [one.operation.id, one.baseVersion])).toEqual([
      ['b', 5],
      ['c', 5],
    ]);
  });

  it('is one for all operations that travel together', () => {
    const pending = [entry('a', 'l1', 5), entry('b', 'l1', 5), entry('c', 'l2', 6)];
    expect(nextBatch(pending, 100).map((one) => one.operation.id)).toEqual(['a', 'b']);
    expect(nextBatch(pending, 1).map((one) => one.operation.id)).toEqual(['a']);
  });
});
