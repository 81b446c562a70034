/** How long to wait before asking again, by the number of failures in a row. */
const DELAYS_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000] as const;

/** A quarter more or less at random, so that the registers of a shop do not all return in one instant. */
export function retryDelay(failures: number, chance: () => number = Math.random): number {
  const step = DELAYS_MS[Math.min(failures, DELAYS_MS.length) - 1] ?? DELAYS_MS[0];
  return Math.round(step * (0.75 + chance() / 2));
}
