import table from '../../../src/tillkeeper/kernel/notes.json';
import type { Currency } from './money';
import { readMoney } from './money';

/** Notes in circulation, by currency, as decimals, smallest first: the server's own table. */
const NOTES: Readonly<Record<string, readonly string[]>> = table;

/** The largest note there is in any currency; `limits.py` says why. */
const LARGEST_NOTE = '1000000';

const hasPlace = (note: string, { decimals }: Currency) => (note.split('.')[1] ?? '').length <= decimals;

/** The notes of `currency` in minor units, smallest first; none where its notes are not known. */
export const notesOf = (currency: Currency): bigint[] =>
  (NOTES[currency.code] ?? [])
    .filter((note) => hasPlace(note, currency))
    .map((note) => readMoney(note, currency));

/** The largest note of `currency` in minor units, as the server reckons it. */
export const largestNote = (currency: Currency): bigint =>
  notesOf(currency).at(-1) ?? readMoney(LARGEST_NOTE, currency);
