import type { Key, ScannerSetup } from './scanner';

/** The barcode that the set-up shows, of the numbers that a shop gives itself. */
export const TEST_CODE = '2012345678903';

/** Longer is no prefix: something else was scanned. */
const LONGEST_PREFIX = 4;

export type Learnt =
  | { readonly kind: 'learnt'; readonly setup: ScannerSetup }
  /** Not one of the codes that could be scanned; or its prefix is something that people type. */
  | { readonly kind: 'other-code' | 'typed-prefix'; readonly text: string };

/** What one scan of one of `codes` says of the scanner that sent it. */
export function learnScanner(keys: readonly Key[], codes: readonly string[]): Learnt {
  const signs = keys.filter(({ key }) => key.length === 1);
  const text = signs.map(({ key }) => key).join('');
  const code = codes
    .filter((each) => each !== '' && text.endsWith(each))
    .sort((one, other) => other.length - one.length)[0];
  if (code === undefined || text.length - code.length > LONGEST_PREFIX) return { kind: 'other-code', text };
  const prefix = text.slice(0, text.length - code.length);
  if (/^[\p{L}\p{N}\s.,]/u.test(prefix)) return { kind: 'typed-prefix', text: prefix };
  const last = keys.at(-1)?.key;
  const gaps = signs.slice(1).map(({ at }, i) => at - (signs[i]?.at ?? at));
  const sorted = gaps.sort((a, b) => a - b);
  return {
    kind: 'learnt',
    setup: {
      prefix,
      suffix: last === 'Enter' || last === 'Tab' ? last : null,
      paceMs: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0),
    },
  };
}
