import type { Language } from '#/protocol/shapes';
import { spoken } from '#/words';

const LOCALES: Record<Language, string> = { en: 'en-US', 'es-PY': 'es-PY' };

function format(instant: Date, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  const language = spoken();
  const hours: Intl.DateTimeFormatOptions = { hourCycle: language === 'en' ? 'h12' : 'h23' };
  const text = new Intl.DateTimeFormat(LOCALES[language], { timeZone, ...hours, ...options }).format(instant);
  // Newer browsers put a narrow space before PM, which some register fonts draw as a box.
  return text.replace(/[\u202f\u00a0]/g, ' ');
}

/** `2:15 PM` or `14:15`, on the shop's clock wherever the device stands. */
export function timeText(instant: string | number | Date, timeZone: string): string {
  return format(new Date(instant), timeZone, {
    hour: spoken() === 'en' ? 'numeric' : '2-digit',
    minute: '2-digit',
  });
}

const dayOf = (instant: Date, timeZone: string) => format(instant, timeZone, { dateStyle: 'short' });

/** The time alone when it is today in the shop, with the day before it otherwise. */
export function sinceText(instant: string | number | Date, timeZone: string, now = new Date()): string {
  const at = new Date(instant);
  const time = timeText(at, timeZone);
  if (dayOf(at, timeZone) === dayOf(now, timeZone)) return time;
  // es-PY writes «21 nov.»; between a day and a time the point only looks like a full stop.
  const day = format(at, timeZone, { day: 'numeric', month: 'short' }).replace('.', '');
  return `${day}, ${time}`;
}

/** A moment in a sentence, behind *since* or *until*: `2:15 PM`, *las 14:15*; of another day *Nov 21, 2:15 PM*, *el 21 nov, 14:15*. */
export function momentText(instant: string | number | Date, timeZone: string, now = new Date()): string {
  const text = sinceText(instant, timeZone, now);
  if (spoken() === 'en') return text;
  if (text.includes(',')) return `el ${text}`;
  return text.startsWith('01:') ? `la ${text}` : `las ${text}`;
}

/** When something was done: *at 2:15 PM*, *a las 14:15*; of another day *on Nov 21, 2:15 PM*, *el 21 nov, 14:15*. */
export function whenText(instant: string | number | Date, timeZone: string, now = new Date()): string {
  const text = momentText(instant, timeZone, now);
  if (spoken() !== 'en') return text.startsWith('el ') ? text : `a ${text}`;
  return text.includes(',') ? `on ${text}` : `at ${text}`;
}

/** A calendar day without a time, `2026-11-21`, in words. */
export function dayText(day: string): string {
  return format(new Date(`${day}T12:00:00Z`), 'UTC', { day: 'numeric', month: 'long', year: 'numeric' });
}

export function Clock({ at, timeZone }: { at: string; timeZone: string }) {
  return (
    <time dateTime={at} style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
      {sinceText(at, timeZone)}
    </time>
  );
}
