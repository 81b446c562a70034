import { describe, expect, it } from 'vitest';
import { hear, NO_BURST } from './scanner';

function typed(keys: readonly [key: string, at: number][]): (string | null)[] {
  let burst = NO_BURST;
  return keys.map(([key, at]) => {
    const heard = hear(burst, key, at);
    burst = heard.burst;
    return heard.code;
  });
}

function at(text: string, gap: number, start = 1000): [string, number][] {
  return [...text, 'Enter'].map((_, i) => [i < text.length ? (text[i] ?? '') : 'Enter', start + i * gap]);
}

describe('a barcode scanner among the keys', () => {
  it.each([1, 15, 40])('is heard at one key every %i ms', (gap) => {
    expect(typed(at('7840001000018', gap)).at(-1)).toBe('7840001000018');
  });

  it('is not a person typing, however fast', () => {
    expect(typed(at('7840001000018', 80)).at(-1)).toBeNull();
  });

  it('is not two keys struck together', () => {
    expect(typed(at('12', 3)).at(-1)).toBeNull();
  });

  it('starts anew after a pause, so that a person may type before', () => {
    expect(typed([['q', 0], ...at('78400011', 5, 900)]).at(-1)).toBe('78400011');
  });

  it('keeps capital letters, for which it presses Shift', () => {
    const keys: [string, number][] = [
      ['Shift', 0],
      ['A', 2],
      ['B', 4],
      ['Shift', 6],
      ['C', 8],
      ['1', 10],
      ['Enter', 12],
    ];
    expect(typed(keys).at(-1)).toBe('ABC1');
  });

  it('is forgotten when its Enter comes late', () => {
    expect(typed([...at('784000100', 5).slice(0, -1), ['Enter', 5000]]).at(-1)).toBeNull();
  });
});
