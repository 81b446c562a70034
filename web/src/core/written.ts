/**
 * Numbers as people write and paste them: read surely, or refused with the reason. The server reads lists by the
 * same rule (`kernel/written_numbers.py`); `tables/written-numbers.json` drives the tests of both.
 */
export type Written =
  | { readonly kind: 'read'; readonly value: string }
  /** Three digits behind the only sign: thousands, or decimals. */
  | { readonly kind: 'ambiguous'; readonly asPoint: string; readonly asComma: string }
  | { readonly kind: 'unreadable' };

// Blanks (three kinds are used between digits) and apostrophes group thousands, and nothing else.
const NUMBER = /^(-?)(\d+(?:[ '.,]\d+)*)[.,]?$/;
const GROUP = 3;
const UNREADABLE: Written = { kind: 'unreadable' };

/**
 * The one number that `text` spells, of a quantity with so many decimals and no more than `largest` (whole).
 * `point` is what the field writes before decimals; a list has no field, and the contract's point.
 */
export function readWritten(
  text: string,
  decimals: number,
  largest: bigint,
  point: '.' | ',' = '.',
): Written {
  const [, minus = '', digits = ''] =
    NUMBER.exec(
      text
        .trim()
        .replace(/[\u00a0\u202f]/g, ' ')
        .replace(/\u2019/g, "'"),
    ) ?? [];
  if (digits === '') return UNREADABLE;
  const groups = digits.split(/\D/);
  const signs = [...digits.replace(/\d/g, '')];
  // A sign at the end of a grouped number is no number's.
  if (signs.length > 0 && /[.,]$/.test(text.trim())) return UNREADABLE;
  const fraction = asDecimals(groups, signs);
  const grouped = asThousands(groups, signs);
  const whole = grouped !== null && fraction !== null && BigInt(grouped) > largest ? null : grouped;
  if (whole === null && fraction === null) return UNREADABLE;
  if (whole === null || fraction === null)
    return { kind: 'read', value: plain(minus, whole ?? fraction ?? '') };
  // Three decimals behind its point are how such a number is written, here and by the server.
  if (decimals >= GROUP && signs[0] === point) return { kind: 'read', value: plain(minus, fraction) };
  const [asPoint, asComma] = signs[0] === '.' ? [fraction, whole] : [whole, fraction];
  return { kind: 'ambiguous', asPoint: plain(minus, asPoint), asComma: plain(minus, asComma) };
}

/** Every sign groups thousands. */
function asThousands(groups: readonly string[], signs: readonly string[]): string | null {
  return signs.length === 0 || isGrouped(groups, signs) ? groups.join('') : null;
}

/** The last sign stands before decimals. */
function asDecimals(groups: readonly string[], signs: readonly string[]): string | null {
  const last = signs.at(-1);
  const others = signs.slice(0, -1);
  if ((last !== '.' && last !== ',') || others.includes(last)) return null;
  const whole = groups.slice(0, -1);
  if (others.length > 0 && !isGrouped(whole, others)) return null;
  return `${whole.join('')}.${groups.at(-1)}`;
}

function isGrouped(groups: readonly string[], signs: readonly string[]): boolean {
  const [first = '', ...rest] = groups;
  return (
    new Set(signs).size === 1 &&
    first.length <= GROUP &&
    !first.startsWith('0') &&
    rest.every((group) => group.length === GROUP)
  );
}

/** In digits, without zeros before and behind that say nothing. */
function plain(minus: string, number: string): string {
  const bare = number.includes('.') ? number.replace(/\.?0+$/, '') : number;
  return minus + bare.replace(/^0+(?=\d)/, '');
}
