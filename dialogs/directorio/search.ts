import Fuse from 'fuse.js';
import type { Colleague } from '#catalog';
import { fold } from '#sdk';

/** What people say around the person or area that they look for. */
const around = new Set(
  (
    'a al algun alguien alguna area atiende ayuda bueno buenas buenos busco buscar cargo cargos como con contacta contactar contacto contactos coordina correo correos cual ' +
    'cuales da das dame de del departamento dia dias dime dirige directorio donde el ella email encargada encargado encuentro en es esta este estan extension gracias ' +
    'hablo hola jefa jefe la las le lleva llevan lo localizo los mail maneja marco me mi necesito numero o oye para pasa pasame pasas persona por favor preguntar puedo que quien ' +
    'quienes quiero responsable saber se sobre su tarde tardes tema temas telefono tiene titular tu un una ve ver y ' +
    'address an charge contact does for handles have hello hi i in is number of phone please runs s the to what who whom whose with'
  ).split(' '),
);
/** Fuse's distance, 0 to 1: up to here a word is a slip of the finger. */
const MISSPELT = 0.34;

/** The words of a message that name somebody or an area; empty when it names nobody. */
export function subjectOf(text: string): string {
  const words = fold(text).split(' ');
  return words.filter((word) => word.length > 1 && !around.has(word)).join(' ');
}

/** Whose name, role and area hold every word of `subject`, in the file's order; without slips of the finger where that finds somebody. */
export function findColleagues(people: readonly Colleague[], subject: string): Colleague[] {
  const words = subject.split(' ').slice(0, 8);
  if (subject === '') return [];
  const known = people.map((person) => ({ person, area: person.areas.map(fold), words: wordsOf(person) }));
  const byArea = known.filter(({ area }) => area.includes(subject));
  const exact = byArea.length > 0 ? byArea : known.filter((one) => words.every((word) => one.words.includes(word)));
  const found = exact.length > 0 ? exact : known.filter((one) => words.every((word) => isLike(word, one.words)));
  return found.map(({ person }) => person);
}

function wordsOf({ name, role, areas }: Colleague): string[] {
  return [name, role, ...areas].flatMap((text) => fold(text).split(' '));
}

/** A slip of the finger changes or drops a letter of a word, not a short word altogether. */
function isLike(word: string, known: readonly string[]): boolean {
  if (word.length < 4) return known.includes(word);
  const near = known.filter((other) => other.length > 3 && Math.abs(other.length - word.length) <= 1);
  return new Fuse(near, { threshold: MISSPELT, ignoreLocation: true, ignoreFieldNorm: true }).search(word.slice(0, 30)).length > 0;
}
