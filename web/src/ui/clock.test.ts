import { beforeAll, expect, test } from 'vitest';
import { setLanguage, startWords } from '#/words';
import { dayText, momentText, sinceText, timeText, whenText } from './clock';

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

test('EV-7: a time in a sentence has its article, and a day is no hour: never *desde las 21 nov*', () => {
  const zone = 'America/Asuncion';
  const [today, tomorrow] = [new Date('2026-11-21T20:00:00Z'), new Date('2026-11-22T12:00:00Z')];
  const one = '2026-11-22T04:05:00Z';
  setLanguage('en');
  expect(momentText(afternoon, zone, today)).toBe('2:15 PM');
  expect(momentText(afternoon, zone, tomorrow)).toBe('Nov 21, 2:15 PM');
  expect(whenText(afternoon, zone, today)).toBe('at 2:15 PM');
  expect(whenText(afternoon, zone, tomorrow)).toBe('on Nov 21, 2:15 PM');
  setLanguage('es-PY');
  expect(momentText(afternoon, zone, today)).toBe('las 14:15');
  expect(momentText(one, zone, tomorrow)).toBe('la 01:05');
  expect(momentText(afternoon, zone, tomorrow)).toBe('el 21 nov, 14:15');
  expect(whenText(afternoon, zone, today)).toBe('a las 14:15');
  expect(whenText(afternoon, zone, tomorrow)).toBe('el 21 nov, 14:15');
});

test('a business day is written out', () => {
  setLanguage('en');
  expect(dayText('2026-11-21')).toBe('November 21, 2026');
  setLanguage('es-PY');
  expect(dayText('2026-11-21')).toBe('21 de noviembre de 2026');
});
