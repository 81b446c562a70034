import { beforeAll, expect, test } from 'vitest';
import { setLanguage, startWords } from '#/words';
import { dayText, sinceText, timeText } from './clock';

beforeAll(startWords);

const afternoon = '2026-11-21T17:15:00Z';

test('EV-7: the shop’s own clock, 2:15 PM in English and 14:15 in Spanish', () => {
  setLanguage('en');
  expect(timeText(afternoon, 'America/Asuncion')).toBe('2:15 PM');
  expect(timeText(afternoon, 'America/New_York')).toBe('12:15 PM');
  setLanguage('es-PY');
  expect(timeText(afternoon, 'America/Asuncion')).toBe('14:15');
  expect(timeText('2026-11-21T03:05:00Z', 'America/Asuncion')).toBe('00:05');
});

test('a time of another day carries its day', () => {
  setLanguage('en');
  const now = new Date('2026-11-22T12:00:00Z');
  expect(sinceText(afternoon, 'America/Asuncion', now)).toBe('Nov 21, 2:15 PM');
  expect(sinceText('2026-11-22T03:30:00Z', 'America/Asuncion', now)).toBe('12:30 AM');
  setLanguage('es-PY');
  expect(sinceText(afternoon, 'America/Asuncion', now)).toBe('21 nov, 14:15');
});

test('a business day is written out', () => {
  setLanguage('en');
  expect(dayText('2026-11-21')).toBe('November 21, 2026');
  setLanguage('es-PY');
  expect(dayText('2026-11-21')).toBe('21 de noviembre de 2026');
});
