/**
 * A barcode scanner is a keyboard. Its keys are told from a person's by the whole run of them: how fast, how even and
 * how many they are, and by the prefix that the scanner was set up to send. `scanner.test.ts` has the table of lengths
 * and speeds; a person presses a key every 80 to 400 ms.
 */

/** What a device knows of its scanner. */
export interface ScannerSetup {
  /** Keys that the scanner sends before each code; empty where it was not set up. */
  readonly prefix: string;
  /** The key that it sends after each code; null is none, undefined is not known. */
  readonly suffix?: 'Enter' | 'Tab' | null;
  /** Milliseconds between two of its keys, as learnt from its scans; null before the first one. */
  readonly paceMs: number | null;
}

export const UNKNOWN_SCANNER: ScannerSetup = { prefix: '', paceMs: null };

/** Keys closer than this are one run: a stalled scanner is never taken for two short codes. */
export const RUN_GAP_MS = 500;
/** Faster than this nobody types: scanners send a key every 1 to 60 ms. */
export const FAST_MS = 75;
/** Slow wireless scanners send a key every 120 ms at most; longer ones are told by their number of keys alone. */
export const SLOW_MS = 125;
/** A slow scanner is even, a person is not: the most by which the gaps of a short run differ. */
const EVEN_MS = 20;
/** From this many keys a run at a slow scanner's pace is a scan: nobody keeps it up for so long. */
export const LONG_RUN = 8;
/** From this many keys a single late one does not hide a scan. */
const STEADY_RUN = 6;
/** Without Enter or Tab behind them fewer keys may be two fingers at once. */
export const SHORTEST_UNENDED = 4;
/** Fewer even keys at a slow pace are a person's as often as a scanner's. */
export const SHORTEST_DOUBTFUL = 3;
/** Keys after a prefix follow at once; later ones are somebody who typed the prefix by hand. */
const HELD_MS = 250;
/** A scan that began before the page could hear it is over, or goes on, within this. */
const TORN_MS = 300;
/** A second Enter of the same scan (carriage return and line feed) comes at once. */
const ECHO_MS = 150;

export interface Key {
  readonly key: string;
  /** Milliseconds on any clock that only goes forward. */
  readonly at: number;
  /** The key is held down and repeats itself. */
  readonly repeat?: boolean;
}

/**
 * What a key means. `typed`: a person's, let it go on. `held`: a scan's after its prefix, nobody gets it. `echo`: the
 * rest of a scan that is over. `scan`: a code is complete. `incomplete`: a scan that lost keys. `doubtful`: too even
 * for a person and too short for a scan. `released`: the text after a prefix was typed by a person.
 */
export type Verdict =
  | { readonly kind: 'typed' | 'held' | 'echo' }
  | { readonly kind: 'scan' | 'incomplete' | 'doubtful' | 'released'; readonly text: string };

const TYPED: Verdict = { kind: 'typed' };

/** Reads the keys of one device one after another. `torn` says that keys before the next one may have gone elsewhere. */
export class Recogniser {
  private text = '';
  private gaps: number[] = [];
  private lastAt = Number.NEGATIVE_INFINITY;
  private scanEndedAt = Number.NEGATIVE_INFINITY;
  private byHand = false;
  private tornUntil = Number.NEGATIVE_INFINITY;
  private torn = false;

  constructor(public setup: ScannerSetup = UNKNOWN_SCANNER) {}

  /** The keys of the run that is going on. */
  get run(): string {
    return this.text;
  }

  /** How long after the last key `silence` is called: by a timer, or before the next key if the timer is late. */
  get silenceMs(): number {
    return this.isHeld() || this.setup.suffix === null ? HELD_MS : RUN_GAP_MS;
  }

  /** The page begins to hear keys, or hears them again: the first keys of a scan may be lost. */
  began(at: number): void {
    this.tornUntil = at + TORN_MS;
  }

  press({ key, at, repeat = false }: Key): Verdict {
    if (key === 'Shift' || key === 'CapsLock') return this.isHeld() ? { kind: 'held' } : TYPED;
    if (key === 'Enter' || key === 'Tab') return this.end(at - this.lastAt, at);
    if (key.length !== 1) {
      const held = this.isHeld();
      this.clear();
      return held ? { kind: 'held' } : TYPED;
    }
    if (this.text === '') this.torn = at <= this.tornUntil;
    else this.gaps.push(at - this.lastAt);
    const held = this.isHeld();
    this.text += key;
    this.lastAt = at;
    this.byHand ||= repeat;
    if (this.isHeld()) return { kind: 'held' };
    if (!held) return TYPED;
    const { text } = this;
    this.clear();
    return { kind: 'released', text };
  }

  /** No key has come for `silenceMs`. */
  silence(): Verdict {
    if (this.text === '') return TYPED;
    if (this.isHeld() && this.setup.suffix !== null) {
      const { text } = this;
      const fast = this.gaps.length > 0 && this.isAtPace(FAST_MS);
      this.clear();
      return { kind: fast ? 'incomplete' : 'released', text };
    }
    return this.judge(this.gaps, SHORTEST_UNENDED, null);
  }

  private end(gap: number, at: number): Verdict {
    if (this.text === '') return at - this.scanEndedAt <= ECHO_MS ? { kind: 'echo' } : TYPED;
    return this.judge([...this.gaps, gap], 1, at);
  }

  private judge(gaps: readonly number[], shortest: number, at: number | null): Verdict {
    const { text, torn, byHand } = this;
    const { prefix } = this.setup;
    const prefixed = this.isHeld();
    const kind = prefixed ? 'scan' : byHand ? 'typed' : paceOf(text, gaps, shortest, this.setup.paceMs);
    this.clear();
    // A scanner that sends a prefix is never in doubt.
    if (kind === 'typed' || (kind === 'doubtful' && prefix !== '')) return TYPED;
    this.scanEndedAt = at ?? Number.NEGATIVE_INFINITY;
    if (kind === 'doubtful') return { kind, text };
    if (torn || (prefix !== '' && !prefixed) || text === prefix) return { kind: 'incomplete', text };
    this.setup = { ...this.setup, paceMs: learnt(this.setup.paceMs, gaps) };
    return { kind: 'scan', text: text.slice(prefix.length) };
  }

  /** The run begins with the prefix, or may still come to. */
  private isHeld(): boolean {
    const { prefix } = this.setup;
    if (prefix === '' || this.text === '') return false;
    return this.text.startsWith(prefix) || prefix.startsWith(this.text);
  }

  private isAtPace(mostMs: number): boolean {
    return median(this.gaps) <= mostMs;
  }

  private clear(): void {
    this.text = '';
    this.gaps = [];
    this.byHand = false;
    this.torn = false;
  }
}

/** What a run without a prefix is, by its gaps; the last one is that of the key that ended it, if one did. */
function paceOf(
  text: string,
  gaps: readonly number[],
  shortest: number,
  paceMs: number | null,
): 'scan' | 'doubtful' | 'typed' {
  const { length } = text;
  if (gaps.length === 0) return 'typed';
  const within = (mostMs: number) => gaps.filter((gap) => gap <= mostMs).length / gaps.length;
  if (length >= shortest) {
    const steady =
      length >= STEADY_RUN ? median(gaps) <= FAST_MS && within(FAST_MS) >= 0.75 : within(FAST_MS) === 1;
    if (steady) return 'scan';
  }
  const ended = shortest === 1;
  // A scan right behind what somebody typed: which keys are whose can't be told, and its Enter confirms nothing.
  if (ended && gaps.length > 1 && gaps.slice(-2).every((gap) => gap <= FAST_MS)) return 'doubtful';
  // Codes of letters alone are rare, and people type words fast.
  if (!/\d/.test(text) || /\s/.test(text)) return 'typed';
  if (length >= LONG_RUN && within(SLOW_MS) >= 0.875) return 'scan';
  const even = Math.max(...gaps) - Math.min(...gaps) <= EVEN_MS;
  if (!ended || length < SHORTEST_DOUBTFUL || !even || within(SLOW_MS) < 1) return 'typed';
  const known = paceMs !== null && paceMs > FAST_MS && Math.abs(median(gaps) - paceMs) <= EVEN_MS;
  return known ? 'scan' : 'doubtful';
}

function median(gaps: readonly number[]): number {
  const sorted = [...gaps].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The pace moves a third of the way towards each scan, so that a new scanner is known after three. */
function learnt(beforeMs: number | null, gaps: readonly number[]): number {
  const now = median(gaps);
  return Math.round(beforeMs === null ? now : beforeMs + (now - beforeMs) / 3);
}
