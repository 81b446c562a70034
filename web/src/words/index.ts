import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { speak } from '#/protocol/client';
import type { Language } from '#/protocol/shapes';
import { en } from './en';
import { esPY } from './es-PY';

const rememberedUnder = 'tillkeeper.language';

function chosenLanguage(): Language | null {
  const remembered = localStorage.getItem(rememberedUnder);
  return remembered === 'en' || remembered === 'es-PY' ? remembered : null;
}

const startLanguage = (): Language =>
  chosenLanguage() ?? (navigator.language.startsWith('es') ? 'es-PY' : 'en');

export function startWords(): void {
  const language = startLanguage();
  void i18next.use(initReactI18next).init({
    lng: language,
    resources: { en: { translation: en }, 'es-PY': { translation: esPY } },
    // A key without words is a fault that the tests find; another language must never stand in for it.
    fallbackLng: false,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  becomeSpoken(language);
}

function becomeSpoken(language: Language): void {
  document.documentElement.lang = language;
  speak(language);
}

export const spoken = (): Language => (i18next.language === 'en' ? 'en' : 'es-PY');

/** Whose choice a choice of language is; null is nobody's, and so the device's. */
let person: string | null = null;

const chosenBy = (username: string): string => `${rememberedUnder}.${username}`;

export function setLanguage(language: Language): void {
  localStorage.setItem(person === null ? rememberedUnder : chosenBy(person), language);
  become(language);
}

/** The language that this person chose here beats the device's; who chose none reads on in the one that is spoken. */
export function followPerson(username: string): void {
  person = username;
  const chosen = localStorage.getItem(chosenBy(username));
  if (chosen === 'en' || chosen === 'es-PY') become(chosen);
}

/** Nobody is signed in any more: the device's language again. */
export function followDevice(): void {
  person = null;
  become(startLanguage());
}

function become(language: Language): void {
  if (language === spoken()) return;
  becomeSpoken(language);
  void i18next.changeLanguage(language);
}
