import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FAST_MS,
  LONG_RUN,
  Recogniser,
  RUN_GAP_MS,
  SHORTEST_DOUBTFUL,
  SHORTEST_UNENDED,
  UNKNOWN_SCANNER,
  type Verdict,
} from './scanner';

import { codes, ENDINGS, hear, run, type Suffix, verdicts } from './scanner.fixture';

/** What the documentation promises of a scanner that was not set up. */
function promised(length: number, speedMs: number, suffix: Suffix): Verdict['kind'] {
  const ended = suffix !== null;
  if (speedMs <= FAST_MS - 5) return ended || length >= SHORTEST_UNENDED ? 'scan' : 'typed';
  if (length >= LONG_RUN) return 'scan';
  return ended && length >= SHORTEST_DOUBTFUL ? 'doubtful' : 'typed';
}

describe('a scanner that was not set up', () => {
  it('is heard as the table says, at every length, speed and suffix', () => {
    for (const suffix of ENDINGS)
      for (let length = 1; length <= 48; length += 1)
        for (let speedMs = 1; speedMs <= 120; speedMs += 1) {
          if (speedMs > FAST_MS - 5 && speedMs <= FAST_MS) continue;
          const text = '7840001000018'.repeat(4).slice(0, length);
          const [first] = verdicts(hear(run(text, suffix, speedMs)));
          const kind = first?.kind ?? 'typed';
          expect({ length, speedMs, suffix, kind }).toEqual({
            length,
            speedMs,
            suffix,
            kind: promised(length, speedMs, suffix),
          });
          if (first?.kind === 'scan') expect(first.text).toBe(text);
        }
  });

  it('is heard with keys that come a little early or late', () => {
    fc.assert(
      fc.property(
        codes,
        fc.integer({ min: 8, max: 64 }),
        fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 49 }),
        fc.constantFrom<Suffix>('Enter', 'Tab'),
        (text, speedMs, jitter, suffix) => {
          expect(verdicts(hear(run(text, suffix, speedMs, 10_000, jitter)))).toEqual([
            { kind: 'scan', text },
          ]);
        },
      ),
    );
  });

  it('never lets an Enter through that follows three keys or more at its pace', () => {
    fc.assert(
      fc.property(codes, fc.integer({ min: 1, max: 120 }), (text, speedMs) => {
        fc.pre(text.length >= SHORTEST_DOUBTFUL);
        const enter = hear(run(text, 'Enter', speedMs)).find(({ key }) => key === 'Enter');
        expect(enter?.verdict.kind).not.toBe('typed');
      }),
    );
  });

  it('is one code through a stall shorter than half a second, and never two', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: FAST_MS, max: RUN_GAP_MS }),
        (at, stallMs) => {
          const text = '7840000010080';
          const keys = run(text, 'Enter', 10).map((key, i) =>
            i < at ? key : { ...key, at: key.at + stallMs - 10 },
          );
          expect(verdicts(hear(keys))).toEqual([{ kind: 'scan', text }]);
        },
      ),
    );
  });

  it('right behind what somebody typed has an Enter that nobody gets', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 80, max: RUN_GAP_MS }),
        fc.integer({ min: 1, max: FAST_MS }),
        codes,
        (pauseMs, speedMs, text) => {
          fc.pre(text.length >= 2);
          const typed = [
            { key: '2', at: 10_000 },
            { key: '0', at: 10_200 },
          ];
          const heard = hear([...typed, ...run(text, 'Enter', speedMs, 10_200 + pauseMs)]);
          expect(heard.find(({ key }) => key === 'Enter')?.verdict.kind).not.toBe('typed');
        },
      ),
    );
  });

  it('sends a second end, as carriage return and line feed do, and nobody gets it', () => {
    const keys = [...run('770', 'Enter', 5), { key: 'Enter', at: 10_030 }];
    expect(verdicts(hear(keys)).map(({ kind }) => kind)).toEqual(['scan', 'echo']);
  });

  it('keeps capital letters, for which it presses Shift', () => {
    const keys = ['Shift', 'A', 'B', 'Shift', 'C', '1', 'Enter'].map((key, i) => ({ key, at: i * 2 }));
    expect(verdicts(hear(keys))).toEqual([{ kind: 'scan', text: 'ABC1' }]);
  });

  it('is asked for again when its first keys may have gone elsewhere', () => {
    const recogniser = new Recogniser();
    recogniser.began(10_000);
    expect(verdicts(hear(run('840000010080', 'Enter', 5, 10_100), UNKNOWN_SCANNER, recogniser))).toEqual([
      { kind: 'incomplete', text: '840000010080' },
    ]);
    const later = run('840000010080', 'Enter', 5, 11_000);
    expect(verdicts(hear(later, UNKNOWN_SCANNER, recogniser)).map(({ kind }) => kind)).toEqual(['scan']);
  });

  it('is in doubt at a slow pace beside a fast one: a shop may have both', () => {
    const recogniser = new Recogniser();
    hear(run('7840001000018', 'Enter', 6), UNKNOWN_SCANNER, recogniser);
    expect(verdicts(hear(run('106', 'Enter', 106, 20_000), UNKNOWN_SCANNER, recogniser))).toEqual([
      { kind: 'doubtful', text: '106' },
    ]);
  });

  it('is learnt: after a slow one, a short code at its pace is a scan', () => {
    const recogniser = new Recogniser();
    hear(run('7840001000018', 'Enter', 100), UNKNOWN_SCANNER, recogniser);
    expect(verdicts(hear(run('770', 'Enter', 100, 20_000), UNKNOWN_SCANNER, recogniser))).toEqual([
      { kind: 'scan', text: '770' },
    ]);
  });
});
