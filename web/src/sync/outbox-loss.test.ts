import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stopClock } from './clock.fixture';
import { Bench, beer, killed, later, shown } from './opened-order.fixture';
import type { Line } from './shop-server.fixture';

beforeEach(stopClock);
afterEach(() => {
  vi.useRealTimers();
});

describe('the outbox', () => {
  it('loses and doubles nothing, whatever the line and the browser do', async () => {
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.constant('tap' as const) },
      { weight: 3, arbitrary: fc.constantFrom<Line>('works', 'down', 'loses the answer') },
      { weight: 1, arbitrary: fc.constant('kill' as const) },
      { weight: 2, arbitrary: fc.constant('wait' as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const bench = new Bench();
        let opened = await bench.open();
        let taps = 0;
        for (const one of steps) {
          if (one === 'tap') {
            opened.edit([beer(`l${taps}`)]);
            taps += 1;
          } else if (one === 'kill') {
            await opened.kept.written();
            await killed(opened);
            opened = await bench.open();
          } else if (one === 'wait') await later(700);
          else bench.server.line = one;
        }
        bench.server.line = 'works';
        for (let second = 0; second < 60 && shown(opened).saving.kind !== 'saved'; second += 1)
          await later(1_000);
        const ids = Array.from({ length: taps }, (_, i) => `l${i}`);
        expect((bench.served()?.lines ?? []).map((line) => line.id)).toEqual(ids);
        expect(bench.server.applied).toHaveLength(taps);
        expect(shown(opened).saving).toEqual({ kind: 'saved' });
        bench.close();
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
