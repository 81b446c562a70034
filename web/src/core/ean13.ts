/** Seven modules of each digit as its left half has them with odd parity; the other two sets are made of it. */
const ODD = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
] as const;

/** Which of the six left digits have even parity: the first of the thirteen digits is written in it alone. */
const EVEN_PLACES = ['', '245', '235', '234', '145', '125', '124', '135', '134', '123'] as const;

const inverted = (modules: string) => [...modules].map((bit) => (bit === '1' ? '0' : '1')).join('');
const reversed = (modules: string) => [...modules].reverse().join('');

/** The digit that makes a GTIN of 8, 12, 13 or 14 digits right, after all the others. */
export function checkDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((all, digit, i) => all + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}

/** Whether the last of the digits is the check digit of the others. */
export const isGtin = (code: string): boolean =>
  /^(\d{8}|\d{12,14})$/.test(code) && checkDigit(code.slice(0, -1)) === code.at(-1);

/** Whether `code` is a code of `codes` without its first digit, and no code by itself: its check digit says so. */
export const mayHaveLostItsFirst = (code: string, codes: readonly string[]): boolean =>
  /^\d{7,13}$/.test(code) &&
  !isGtin(code) &&
  codes.some((whole) => whole.length === code.length + 1 && whole.endsWith(code));

/** The 95 modules of an EAN-13, `1` for a bar. @throws Error for anything that is not one */
export function ean13(code: string): string {
  if (code.length !== 13 || !isGtin(code)) throw new Error(`${code} is no EAN-13`);
  const digits = [...code].map(Number);
  const even = EVEN_PLACES[digits[0] ?? 0] ?? '';
  const left = digits.slice(1, 7).map((digit, i) => {
    const odd = ODD[digit] ?? '';
    return even.includes(String(i)) ? reversed(inverted(odd)) : odd;
  });
  const right = digits.slice(7).map((digit) => inverted(ODD[digit] ?? ''));
  return `101${left.join('')}01010${right.join('')}101`;
}
