import { setImmediate as nextTurn } from 'node:timers/promises';
import { vi } from 'vitest';

/** Turns of the event loop that a chain of IndexedDB requests needs at most between two timers. */
const TURNS = 25;

/** Timers and dates obey the test; IndexedDB, which works in turns of the event loop, does not. */
export function stopClock(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
}

/** Lets `ms` milliseconds go by for everything that waits, in steps of at most a tenth of a second. */
export async function goBy(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 100) {
    for (let turn = 0; turn < TURNS; turn += 1) await nextTurn();
    await vi.advanceTimersByTimeAsync(Math.min(left, 100));
  }
  for (let turn = 0; turn < TURNS; turn += 1) await nextTurn();
}
