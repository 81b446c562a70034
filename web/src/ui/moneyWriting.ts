/** How a currency is written where it is used: its sign, what groups its digits, what stands before its decimals. */
export type MoneyWriting = {
  /** Before the digits, with the blank between; empty where the sign stands behind them. */
  readonly before: string;
  readonly after: string;
  readonly group: string;
  readonly point: '.' | ',';
  /** Digits of a group above the lowest three: two in India. */
  readonly above: number;
  /** Shops print no decimals behind a whole amount. */
  readonly bareWhole: boolean;
};

/**
 * The locale that writes a currency, where its first two letters are no country's, or where the country's first language
 * in CLDR is not the one its shops print in, or writes a sign that no keyboard has (Cape Verde's decimal sign is `$`).
 */
const LOCALES: Readonly<Record<string, string>> = {
  CVE: 'en-CV',
  EUR: 'es-ES',
  PYG: 'es-PY',
  XAF: 'fr-CM',
  XCD: 'en-AG',
  XCG: 'nl-CW',
  XOF: 'fr-SN',
  XPF: 'fr-PF',
};

/** ISO 4217 gives them decimals; CLDR's `currencyData` gives them none in use, since no coin is that small any more. */
const WITHOUT_SMALL_COINS: ReadonlySet<string> = new Set(
  'AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR RSD SLL SOS STN SYP TZS UZS YER'.split(' '),
);

/** Long enough to show both sizes of groups. */
const SAMPLE = 12_345_678.9;
/** Marks of the direction of writing, and blanks without width. */
const UNSEEN = /[\u061c\u200b-\u200f]/g;

/** Signs are letters of this script, or signs that everybody reads; other scripts' amounts are written in English. */
function localesOf(currency: string): string[] {
  const country = currency.slice(0, 2);
  const english = `en-${country}`;
  const known = LOCALES[currency];
  if (known !== undefined) return [known];
  const { language, script } = new Intl.Locale(`und-${country}`).maximize();
  return script === 'Latn' ? [`${language}-${country}`, english] : [english];
}

function written(currency: string): MoneyWriting {
  const parts = new Intl.NumberFormat(
    localesOf(currency).map((locale) => `${locale}-u-nu-latn`),
    { style: 'currency', currency, useGrouping: true, minimumFractionDigits: 1 },
  ).formatToParts(SAMPLE);
  const first = parts.findIndex(({ type }) => type === 'integer');
  const last = parts.findLastIndex(({ type }) => type === 'integer' || type === 'fraction');
  const text = (some: typeof parts) =>
    some
      .map(({ value }) => value)
      .join('')
      .replace(UNSEEN, '');
  const one = (type: string) => parts.find((part) => part.type === type)?.value;
  const integers = parts.filter(({ type }) => type === 'integer');
  return {
    before: text(parts.slice(0, first)),
    after: text(parts.slice(last + 1)).trimEnd(),
    group: one('group') ?? ',',
    point: one('decimal') === ',' ? ',' : '.',
    above: integers.at(-2)?.value.length ?? 3,
    bareWhole: WITHOUT_SMALL_COINS.has(currency),
  };
}

const known = new Map<string, MoneyWriting>();

/** The same whatever language is spoken: one drawer, one notation. */
export function writingOf(currency: string): MoneyWriting {
  const before = known.get(currency);
  if (before !== undefined) return before;
  const writing = written(currency);
  known.set(currency, writing);
  return writing;
}
