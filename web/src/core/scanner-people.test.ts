import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScannerSetup } from './scanner';
import { codes, ENDINGS, hear, run, verdicts } from './scanner.fixture';

describe('a scanner that was set up with a prefix', () => {
  const setup: ScannerSetup = { prefix: '~', suffix: 'Enter', paceMs: 10 };

  it('is heard at every length and speed, and nobody gets one of its keys', () => {
    fc.assert(
      fc.property(
        codes,
        fc.integer({ min: 1, max: 120 }),
        fc.constantFrom(...ENDINGS),
        (text, speedMs, suffix) => {
          const heard = hear(run(`~${text}`, suffix, speedMs), { ...setup, suffix });
          expect(verdicts(heard)).toEqual([{ kind: 'scan', text }]);
          expect(heard.filter(({ key, verdict }) => key !== 'silence' && verdict.kind === 'typed')).toEqual(
            [],
          );
        },
      ),
    );
  });

  it('is asked for again when it lost its first key', () => {
    expect(verdicts(hear(run('7840000010080', 'Enter', 5), setup))).toEqual([
      { kind: 'incomplete', text: '7840000010080' },
    ]);
  });

  it('is asked for again when it lost its last key', () => {
    expect(verdicts(hear(run('~7840000010080', null, 5), setup))).toEqual([
      { kind: 'incomplete', text: '~7840000010080' },
    ]);
  });

  it('gives a prefix back that somebody typed', () => {
    expect(verdicts(hear([{ key: '~', at: 0 }], setup))).toEqual([{ kind: 'released', text: '~' }]);
    const two = { ...setup, prefix: '~~' };
    expect(
      verdicts(
        hear(
          [
            { key: '~', at: 0 },
            { key: 'x', at: 200 },
          ],
          two,
        ),
      ),
    ).toEqual([{ kind: 'released', text: '~x' }]);
  });
});

describe('a person', () => {
  /** Gaps of 80 to 400 ms, each its own: nobody types like a machine. */
  const person = fc
    .tuple(codes, fc.array(fc.integer({ min: 80, max: 400 }), { minLength: 49, maxLength: 49 }))
    .map(([text, gaps]) => {
      let at = 10_000;
      return [...text, 'Enter'].map((key, i) => {
        at += gaps[i] ?? 200;
        return { key, at };
      });
    });

  it('is never taken for a scan', () => {
    fc.assert(
      fc.property(person, (keys) => {
        expect(verdicts(hear(keys)).filter(({ kind }) => kind === 'scan' || kind === 'incomplete')).toEqual(
          [],
        );
      }),
      { numRuns: 2_000, seed: 7 },
    );
  });

  it('is asked to type again less than once in five hundred amounts', () => {
    const doubted = fc
      .sample(person, { numRuns: 5_000, seed: 11 })
      .filter((keys) => verdicts(hear(keys)).length > 0);
    expect(doubted.length).toBeLessThan(10);
  });

  it('holds a key down: that is no scan, however fast it repeats', () => {
    const keys = [...'555555'].map((key, i) => ({ key, at: i * 30, repeat: i > 0 }));
    expect(verdicts(hear([...keys, { key: 'Enter', at: 200 }]))).toEqual([]);
  });

  it('presses Enter alone, a while after what was typed or scanned', () => {
    const keys = [...run('7840001000018', 'Enter', 5), { key: 'Enter', at: 10_900 }];
    expect(hear(keys).at(-2)?.verdict).toEqual({ kind: 'typed' });
  });

  it('types a word as fast as words are typed', () => {
    expect(verdicts(hear(run('empanada de carne', 'Enter', 95)))).toEqual([]);
  });
});
