import { FAST_MS, type Key, Recogniser, type Verdict } from '#/core/scanner';
import { fieldAsItIs, focusedField, typeInField } from './field';
import { rememberedScanner, rememberScanner } from './setup';

/**
 * The one place in the console that listens for a barcode scanner. It hears every key before any screen, field or
 * button does, and takes a scan out of them: what its keys did meanwhile is undone, its Enter presses nothing.
 */

export type Heard = Exclude<Verdict, { kind: 'typed' | 'held' | 'echo' | 'released' }>;

/** Something that takes keys outside of a field, such as a PIN pad. */
export type Undoable = { begin: () => void; undo: () => void };

/** A lone sign is a person's key once nothing has followed it for as long as a scanner would need. */
const LONE_MS = FAST_MS + 5;

const recogniser = new Recogniser(rememberedScanner());
const takers: ((code: string) => void)[] = [];
const undoables = new Set<Undoable>();
const signs = new Map<string, Set<() => void>>();
let undoField: () => void = () => undefined;
let raw: { key: (key: Key) => void; leave: () => void } | null = null;
let lastAt = 0;
let silence: ReturnType<typeof setTimeout> | undefined;
let lone: ReturnType<typeof setTimeout> | undefined;
let say: (heard: Heard) => void = () => undefined;

/** Begins to listen. `unused` is told of every scan that no screen takes, and of those that can't be read. */
export function listenForScans(unused: (heard: Heard) => void): () => void {
  say = unused;
  recogniser.began(performance.now());
  const began = () => recogniser.began(performance.now());
  window.addEventListener('focus', began);
  window.addEventListener('keydown', onKey, { capture: true });
  window.addEventListener('paste', onPaste, { capture: true });
  return () => {
    window.removeEventListener('focus', began);
    window.removeEventListener('keydown', onKey, { capture: true });
    window.removeEventListener('paste', onPaste, { capture: true });
  };
}

/** The newest taker gets each code, until the returned function is called. */
export function takeScans(take: (code: string) => void): () => void {
  takers.push(take);
  return () => void takers.splice(takers.indexOf(take), 1);
}

export function undoWithScans(undoable: Undoable): () => void {
  undoables.add(undoable);
  return () => void undoables.delete(undoable);
}

/** Gives every key to `raw` instead of reading it, until the returned function is called: to learn what a scanner sends. */
export function hearRawKeys(ears: NonNullable<typeof raw>): () => void {
  raw = ears;
  return () => {
    raw = null;
  };
}

/** Calls `run` for a sign that somebody typed by itself outside of a field: in a scan it means nothing. */
export function onLoneSign(sign: string, run: () => void): () => void {
  const runs = signs.get(sign) ?? new Set();
  signs.set(sign, runs.add(run));
  return () => void runs.delete(run);
}

export function setUpScanner(setup: typeof recogniser.setup): void {
  recogniser.setup = setup;
  rememberScanner(setup);
}

export const scannerSetup = () => recogniser.setup;

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (recogniser.run !== '' && event.timeStamp - lastAt > recogniser.silenceMs) act(recogniser.silence());
  const { key, repeat, timeStamp } = event;
  if (raw !== null) {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (key === 'Escape') raw.leave();
    else raw.key({ key, at: timeStamp, repeat });
    return;
  }
  const sign = key.length === 1;
  if (sign && recogniser.run === '') begin();
  const verdict = recogniser.press({ key, at: timeStamp, repeat });
  if (sign) lastAt = timeStamp;
  wait();
  if (verdict.kind !== 'typed') {
    event.preventDefault();
    event.stopImmediatePropagation();
    act(verdict);
  } else if (key === ' ' && recogniser.run.length > 1 && focusedField() === null) {
    // A space in a scan presses no button.
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

/** A scanner of a telephone may paste its code: outside of a field, or ended by a new line, nobody else does. */
function onPaste(event: ClipboardEvent): void {
  const text = event.clipboardData?.getData('text') ?? '';
  const code = text.trim();
  if (code === '' || /\s/.test(code) || (focusedField() !== null && !/[\r\n\t]$/.test(text))) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  deliver({ kind: 'scan', text: code });
}

function begin(): void {
  undoField = fieldAsItIs();
  for (const { begin: mark } of undoables) mark();
}

function wait(): void {
  clearTimeout(silence);
  clearTimeout(lone);
  if (recogniser.run === '') return;
  silence = setTimeout(() => act(recogniser.silence()), recogniser.silenceMs);
  if (recogniser.run.length === 1 && focusedField() === null)
    lone = setTimeout(runSign, LONE_MS, recogniser.run);
}

function runSign(sign: string): void {
  for (const run of signs.get(sign) ?? []) run();
}

function act(verdict: Verdict): void {
  if (!('text' in verdict)) return;
  if (verdict.kind === 'released') {
    typeInField(verdict.text);
    return;
  }
  undoField();
  for (const { undo } of undoables) undo();
  deliver(verdict);
}

/** A window over the screen has the keyboard to itself: a code scanned there goes nowhere, which is said. */
function deliver(heard: Heard): void {
  const take = takers.at(-1);
  if (heard.kind === 'scan') rememberScanner(recogniser.setup);
  if (heard.kind !== 'scan' || take === undefined || document.querySelector('[role="dialog"]') !== null)
    say(heard);
  else take(heard.text);
}
