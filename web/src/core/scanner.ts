/**
 * A barcode scanner is a keyboard that types faster than anyone: a burst of characters ended by
 * Enter. Told apart by time alone, so that it works wherever the focus is.
 */

/** Scanners send a character every 1 to 15 ms, slow wireless ones up to 40; a fast typist needs 80. */
export const LONGEST_GAP_MS = 45;

/** Shorter bursts are two keys struck together; the shortest code in use, EAN-8's stem, is longer. */
export const SHORTEST_CODE = 4;

export interface Burst {
  readonly text: string;
  readonly startedAt: number;
  readonly lastAt: number;
}

export const NO_BURST: Burst = { text: '', startedAt: 0, lastAt: Number.NEGATIVE_INFINITY };

export interface Heard {
  readonly burst: Burst;
  /** The scanned code, when this key ended one. */
  readonly code: string | null;
}

/** One key pressed at `at` (milliseconds, any clock that only goes forward). */
export function hear(burst: Burst, key: string, at: number): Heard {
  const inTime = at - burst.lastAt <= LONGEST_GAP_MS;
  if (key === 'Enter') {
    const scanned = inTime && burst.text.length >= SHORTEST_CODE;
    return { burst: NO_BURST, code: scanned ? burst.text : null };
  }
  if (key.length !== 1) return { burst: key === 'Shift' ? burst : NO_BURST, code: null };
  return inTime
    ? { burst: { ...burst, text: burst.text + key, lastAt: at }, code: null }
    : { burst: { text: key, startedAt: at, lastAt: at }, code: null };
}
