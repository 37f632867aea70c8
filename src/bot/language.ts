import type { Locale } from '#sdk';

/** Function words that the other language does not have; folded, without accents. */
const english = new Set(
  'the is are am was were do does did how what when where who whom which why can could would should will my your our their i you we they he she it this that these those have has had get got need want with from for about and of to in on at if not please hello hi hey thanks thank much many there any'.split(
    ' ',
  ),
);
const spanish = new Set(
  'el la los las un una unos unas es son soy esta estan como que cual cuales cuando donde quien por para con sin de del al y o en mi mis tu tus su sus yo me te se nos lo le les hay tengo tiene puedo quiero necesito hola gracias cuanto cuanta cuantos cuantas muy mas pero si ya hasta este esto eso porque'.split(
    ' ',
  ),
);

/** "in english please": a short message that names a language asks for one, and its dialog decides; it shows nothing by its words. */
const request = /^(?:\S+ ){0,5}(?:english|ingles|spanish|espanol|castellano)(?: \S+){0,3}$/;

/** The language that folded words show, or undefined when they do not show it clearly. */
export function detectLocale(folded: string): Locale | undefined {
  if (request.test(folded)) return undefined;
  let inEnglish = 0;
  let inSpanish = 0;
  let words = 0;
  for (const word of folded.split(' ')) {
    if (++words > 60) break;
    if (english.has(word)) inEnglish++;
    if (spanish.has(word)) inSpanish++;
  }
  if (inEnglish >= 2 && inEnglish > 2 * inSpanish) return 'en';
  if (inSpanish >= 2 && inSpanish > 2 * inEnglish) return 'es-MX';
  return undefined;
}
