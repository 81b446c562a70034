import fc from 'fast-check';
import { type Key, Recogniser, type ScannerSetup, UNKNOWN_SCANNER, type Verdict } from './scanner';

export type Suffix = 'Enter' | 'Tab' | null;
export const ENDINGS: readonly Suffix[] = ['Enter', 'Tab', null];

/** What the keys come to, with the silence that follows them: every verdict that is more than `typed`. */
export function hear(
  keys: readonly Key[],
  setup: ScannerSetup = UNKNOWN_SCANNER,
  recogniser = new Recogniser(setup),
) {
  const heard: { key: string; verdict: Verdict }[] = [];
  let lastAt = Number.NEGATIVE_INFINITY;
  for (const key of keys) {
    if (recogniser.run !== '' && key.at - lastAt > recogniser.silenceMs)
      heard.push({ key: 'silence', verdict: recogniser.silence() });
    heard.push({ key: key.key, verdict: recogniser.press(key) });
    lastAt = key.at;
  }
  heard.push({ key: 'silence', verdict: recogniser.silence() });
  return heard;
}

export const verdicts = (heard: ReturnType<typeof hear>) =>
  heard.map(({ verdict }) => verdict).filter(({ kind }) => kind !== 'typed' && kind !== 'held');

export const run = (
  text: string,
  suffix: Suffix,
  gapMs: number,
  at = 10_000,
  jitter: readonly number[] = [],
): Key[] =>
  [...text, ...(suffix === null ? [] : [suffix])].map((key, i) => ({
    key,
    at: at + i * gapMs + (jitter[i % Math.max(1, jitter.length)] ?? 0),
  }));

export const codes = fc
  .array(fc.constantFrom(...'0123456789'), { minLength: 1, maxLength: 48 })
  .map((digits) => digits.join(''));
