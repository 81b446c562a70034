import { type Currency, readMoney, writeMoney } from '#/core/money';
import { notesOf } from '#/core/notes';

/** What a drawer of a currency holds, largest first, and the floats that shops start with. */
export type Cash = { notes: string[]; coins: string[]; floats: string[] };

/**
 * Coins in use by currency, largest first, written down from general knowledge and checked against no issuer's list.
 * A drawer is counted by its pieces where both its notes and its coins are known, and as one figure elsewhere.
 */
const COINS: Readonly<Record<string, string>> = {
  AUD: '2 1 0.5 0.2 0.1 0.05',
  BHD: '0.1 0.05 0.025 0.01 0.005',
  BOB: '5 2 1 0.5 0.2 0.1',
  BRL: '1 0.5 0.25 0.1 0.05',
  CAD: '2 1 0.25 0.1 0.05',
  CHF: '5 2 1 0.5 0.2 0.1 0.05',
  CLP: '500 100 50 10',
  COP: '1000 500 200 100 50',
  CZK: '50 20 10 5 2 1',
  EUR: '2 1 0.5 0.2 0.1 0.05 0.02 0.01',
  GBP: '2 1 0.5 0.2 0.1 0.05 0.02 0.01',
  HUF: '200 100 50 20 10 5',
  ISK: '100 50 10 5 1',
  JPY: '500 100 50 10 5 1',
  KWD: '0.1 0.05 0.02 0.01 0.005',
  MXN: '10 5 2 1 0.5',
  NOK: '20 10 5 1',
  NZD: '2 1 0.5 0.2 0.1',
  PEN: '5 2 1 0.5 0.2 0.1',
  PLN: '5 2 1 0.5 0.2 0.1 0.05 0.02 0.01',
  PYG: '1000 500 100 50',
  SEK: '10 5 2 1',
  USD: '0.25 0.1 0.05 0.01',
  UYU: '50 10 5 2 1',
};

/** Floats that were asked about in shops. Elsewhere they are ten, twenty and fifty of a note from the lower third. */
const FLOATS: Readonly<Record<string, string>> = {
  PYG: '100000 200000 300000 500000',
  USD: '100 150 200 300',
};
const OF_ONE_NOTE = [10n, 20n, 50n];

export function cashOf(currency: Currency): Cash {
  const write = (minor: bigint) => writeMoney(minor, currency);
  const listed = (table: Readonly<Record<string, string>>) =>
    (table[currency.code] ?? '')
      .split(' ')
      .filter((value) => value !== '')
      .map((value) => write(readMoney(value, currency)));
  const notes = notesOf(currency);
  const small = notes[Math.floor(notes.length / 3)];
  const likely = small === undefined ? [] : OF_ONE_NOTE.map((times) => write(times * small));
  const floats = listed(FLOATS);
  return {
    notes: notes.map(write).reverse(),
    coins: listed(COINS),
    floats: floats.length > 0 ? floats : likely,
  };
}
