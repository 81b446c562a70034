import type { TFunction } from 'i18next';

const MINUTE_MS = 60_000;

/** How long an order has been waiting, as coarsely as somebody glancing at it needs. */
export function ageText(t: TFunction, since: string, nowMs: number): string {
  const minutes = Math.floor((nowMs - Date.parse(since)) / MINUTE_MS);
  if (minutes < 1) return t('queue.age_now');
  if (minutes < 60) return t('queue.age_minutes', { count: minutes });
  if (minutes < 24 * 60) return t('queue.age_hours', { count: Math.floor(minutes / 60) });
  return t('queue.age_days', { count: Math.floor(minutes / (24 * 60)) });
}
