import type { Locale } from '#sdk';

const english = /ingl[eé]s|english/i;
const spanish = /espa[nñ]ol|castellano|spanish/i;
/** "no hablo inglés", "I don't speak Spanish": naming a language in order to leave it. */
const refused =
  /\b(?:no|not|don.?t|doesn.?t|can.?t|can.?not|nada de)\s+(?:quiero que (?:me )?)?(?:\w+\s+){0,3}?(?:ingl[eé]s|english|espa[nñ]ol|castellano|spanish)/giu;

/** The language that a request asks for; the other one than `current` where it names none. */
export function requestedLocale(text: string, current: Locale): Locale {
  const wanted = text.replace(refused, ' ');
  if (english.test(wanted)) return 'en';
  if (spanish.test(wanted)) return 'es-MX';
  if (english.test(text)) return 'es-MX';
  if (spanish.test(text)) return 'en';
  return current === 'en' ? 'es-MX' : 'en';
}
