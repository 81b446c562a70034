import { parseDecimal } from '#/core/decimal';
import { readWritten } from '#/core/written';

/** A number being typed: plain digits with at most one point, as the server takes it; empty is nothing typed yet. */
export type TypedNumber = string;

/** What a field takes, and how it writes it. */
export type NumberRule = {
  readonly decimals: number;
  /** In smallest units. */
  readonly largest: bigint;
  readonly point: '.' | ',';
  /** Between thousands; empty where they are not grouped. */
  readonly group: string;
  /** Digits of a group above the lowest three, which are three too unless it is said. */
  readonly above?: number;
};

/** `1500000` as `1.500.000`, and as `15,00,000` where groups above the lowest have two digits. */
export function grouped(whole: string, { group, above = 3 }: Pick<NumberRule, 'group' | 'above'>): string {
  const groups = [whole.slice(-3)];
  for (let rest = whole.slice(0, -3); rest !== ''; rest = rest.slice(0, -above))
    groups.unshift(rest.slice(-above));
  return group === '' ? whole : groups.join(group);
}

/** Why nothing was taken of the last key, or of what was pasted. */
export type Untaken =
  | { readonly why: 'tooLarge' | 'noDecimals' | 'tooPrecise' | 'secondSign' }
  | { readonly why: 'unreadable'; readonly text: string }
  | { readonly why: 'ambiguous'; readonly text: string; readonly asPoint: string; readonly asComma: string };

export type Typing = { readonly typed: TypedNumber; readonly untaken: Untaken | null };

/** A number that nobody has typed anything wrong into. */
export const settled = (typed: TypedNumber): Typing => ({ typed, untaken: null });
export const NOTHING_TYPED = settled('');

/**
 * The keys that follow one that was not taken belong to a number that nobody meant to be without it: they are not taken
 * either. After a paste nothing of it is there, and typing begins anew.
 */
const holds = (untaken: Untaken | null): boolean => untaken !== null && !('text' in untaken);

/** `"12."` and `""` as a complete figure. */
export const complete = (typed: TypedNumber): string => (typed === '' ? '0' : typed.replace(/\.$/, ''));

/** The typed number after one more key, or why the key can't follow: a part of it is never taken. */
function added(before: TypedNumber, key: string, rule: NumberRule): TypedNumber | Untaken {
  if (key === '.') {
    if (rule.decimals === 0) return { why: 'noDecimals' };
    if (before.includes('.')) return { why: 'secondSign' };
    return before === '' ? '0.' : `${before}.`;
  }
  let after = before;
  for (const digit of key) {
    const next = after === '0' ? digit : after + digit;
    if ((next.split('.')[1] ?? '').length > rule.decimals) return { why: 'tooPrecise' };
    if (parseDecimal(complete(next), rule.decimals) > rule.largest) return { why: 'tooLarge' };
    after = next;
  }
  return after;
}

/** What one more key (digits, `.` or `erase`) makes of what was typed. */
export function afterKey(before: Typing, key: string, rule: NumberRule): Typing {
  const { typed, untaken } = before;
  if (key === 'erase')
    return untaken === null ? { typed: typed.slice(0, -1), untaken } : { typed, untaken: null };
  if (holds(untaken)) return before;
  const after = added(typed, key, rule);
  return typeof after === 'string' ? { typed: after, untaken: null } : { typed, untaken: after };
}

/** What a field shows, read back: its own notation, which is the one thing that is never in doubt. */
const own = (shown: string, { point, group }: NumberRule): string =>
  (group === '' ? shown : shown.replaceAll(group, '')).replace(point, '.');

/** The grouping grows while the digits are typed: `1.500.000`, `1,500.5`. */
export function inField(typed: TypedNumber, rule: NumberRule): string {
  const [whole = '', fraction] = typed.split('.');
  return fraction === undefined ? grouped(whole, rule) : grouped(whole, rule) + rule.point + fraction;
}

/** Everything that was in the field, replaced by a text from elsewhere. */
export function pasted(before: TypedNumber, text: string, rule: NumberRule): Typing {
  const read = readWritten(text, rule.decimals, rule.largest / 10n ** BigInt(rule.decimals), rule.point);
  // Groups of two, which no list of ours has, are read where the field itself writes them.
  const number = own(text, rule);
  if (read.kind === 'unreadable' && /^\d+(\.\d+)?$/.test(number) && inField(number, rule) === text)
    return keyed(before, number, rule);
  if (read.kind === 'ambiguous')
    return {
      typed: before,
      untaken: { why: 'ambiguous', text, asPoint: read.asPoint, asComma: read.asComma },
    };
  if (read.kind === 'unreadable' || read.value.startsWith('-'))
    return { typed: before, untaken: { why: 'unreadable', text } };
  return keyed(before, read.value, rule);
}

/** A number in digits and one point, as its keys would have made it. */
function keyed(before: TypedNumber, number: string, rule: NumberRule): Typing {
  const [whole = '', fraction] = number.split('.');
  const keys = fraction === undefined ? [whole] : [whole, '.', fraction];
  let typing = NOTHING_TYPED;
  for (const key of keys) typing = afterKey(typing, key, rule);
  return typing.untaken === null ? typing : { typed: before, untaken: typing.untaken };
}

/** What stands before and behind the caret, as the field shows it. */
export type Around = { readonly left: string; readonly right: string };

/** The field after `text` was typed or pasted at the caret. */
export function inserted(before: Typing, text: string, { left, right }: Around, rule: NumberRule): Typing {
  const { typed, untaken } = before;
  const alone = left === '' && right === '';
  if (text.length === 1 && /[\d.,]/.test(text)) {
    if (!alone && holds(untaken)) return before;
    const key = /\d/.test(text) ? text : '.';
    const number = own(left, rule) + key + own(right, rule);
    // A second sign between the digits has no place, and one at the first place has a zero before it.
    if (key === '.' && (rule.decimals === 0 || own(left + right, rule).includes('.')))
      return { typed, untaken: { why: rule.decimals === 0 ? 'noDecimals' : 'secondSign' } };
    return keyed(typed, number, rule);
  }
  if (alone) return pasted(typed, text, rule);
  if (!/^\d+$/.test(text)) return { typed, untaken: { why: 'unreadable', text } };
  return keyed(typed, own(left, rule) + text + own(right, rule), rule);
}

/** The field after something of it was erased, or put back by a program: in its own notation, or read as pasted. */
export function replaced(before: TypedNumber, text: string, rule: NumberRule): Typing {
  const number = own(text, rule);
  return /^\d*(\.\d*)?$/.test(number) ? keyed(before, number, rule) : pasted(before, text, rule);
}
