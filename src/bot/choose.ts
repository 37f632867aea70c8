import Fuse from 'fuse.js';
import type { ReplyOption } from '#sdk';
import { fold, yesOrNo } from '#sdk';

const ordinals: ReadonlyMap<string, number> = new Map(
  [
    'primera primero uno una first one',
    'segunda segundo dos second two',
    'tercera tercero tercer tres third three',
    'cuarta cuarto cuatro fourth four',
    'quinta quinto cinco fifth five',
  ].flatMap((words, at) => words.split(' ').map((word) => [word, at + 1] as const)),
);
const last = new Set(['ultima', 'ultimo', 'last']);
const ordinalPhrase = /^(?:(?:la|el|opcion|la opcion|numero|el numero|option|number|the) )*(\d{1,2}|[a-z]+)(?: (?:opcion|option|one))?$/;

/** Fuse's distance, 0 to 1: up to here a misspelt title is still that title. */
const MISSPELT = 0.25;
/** The next title must be this much farther away. */
const CLEAR_LEAD = 0.15;

/** The option that an answer picks: by number, by "la segunda", by its title or by a misspelt one; undefined: it is something else. */
export function choose(options: readonly ReplyOption[], text: string): ReplyOption | undefined {
  const folded = fold(text);
  const word = ordinalPhrase.exec(folded)?.[1];
  const numbered = word === undefined ? undefined : options[(last.has(word) ? options.length : (ordinals.get(word) ?? Number(word))) - 1];
  return options.find(({ title }) => fold(title) === folded) ?? numbered ?? agreed(options, text) ?? misspelt(options, folded);
}

/** More answers than these nobody reads at once. */
const MOST = 3;
const fillers = new Set('si pues mejor quiero y e la las el los opcion opciones numero and the also tambien'.split(' '));
const every: ReadonlyMap<string, number | undefined> = new Map([
  ...['las dos', 'los dos', 'ambas', 'ambos', 'both', 'las dos cosas'].map((words) => [words, 2] as const),
  ...['las tres', 'los tres', 'las tres cosas'].map((words) => [words, 3] as const),
  ...['todas', 'todos', 'todo', 'all', 'all of them'].map((words) => [words, undefined] as const),
]);

/** The several answers that are picked at once: "1 y 3", "la primera y la segunda", "las dos", "todas"; none unless each is one that was offered. */
export function chooseSeveral(options: readonly ReplyOption[], text: string): readonly ReplyOption[] {
  const folded = fold(text);
  const all = folded.replace(/^(?:(?:si|pues|no se|quiero|mejor|de) )+/, '');
  const wholeOffer = every.has(all) && options.length === (every.get(all) ?? options.length);
  const picked = wholeOffer ? options : numberedIn(folded).map((number) => options[number - 1]);
  const offered = [...new Set(picked)].filter((option) => option?.answerId !== undefined) as ReplyOption[];
  return picked.length >= 2 && picked.length <= MOST && offered.length === picked.length ? offered : [];
}

/** The numbers of a text that holds nothing else. */
function numberedIn(folded: string): number[] {
  const words = folded.split(' ').filter((word) => !fillers.has(word));
  const numbers = words.map((word) => ordinals.get(word) ?? Number(word));
  return words.length <= MOST && numbers.every(Number.isInteger) ? numbers : [];
}

const thatOne = /^(?:(?:si|pues|exacto|yes) )*(?:(?:es|a|era|it s) )?(?:es[aeo]|est[aeo]|that|this)(?: (?:mism[ao]|mero|mera|es|one))*$/;

/** A bare yes picks the only option, unless that one is a no ("No, nada más"); of several, the only one that begins with a yes. */
function agreed(options: readonly ReplyOption[], text: string): ReplyOption | undefined {
  const lone = options.length === 1 && !/^no\b/.test(fold(options[0]?.title ?? ''));
  if (lone && (thatOne.test(fold(text)) || yesOrNo(text) === true)) return options[0];
  if (yesOrNo(text) !== true) return undefined;
  const yes = options.filter(({ title }) => /^(si|yes)\b/.test(fold(title)));
  return yes.length === 1 ? yes[0] : undefined;
}

/** A whole title with slips of the finger; a part of one could as well be a new question. */
function misspelt(options: readonly ReplyOption[], folded: string): ReplyOption | undefined {
  const titles = options.map((option) => ({ option, title: fold(option.title) })).filter(({ title }) => sameLength(title, folded));
  const fuse = new Fuse(titles, {
    keys: ['title'],
    threshold: MISSPELT + CLEAR_LEAD,
    includeScore: true,
    ignoreLocation: true,
    ignoreFieldNorm: true,
  });
  const [best, next] = fuse.search(folded.slice(0, 200));
  const score = best?.score ?? 1;
  return score <= MISSPELT && (next?.score ?? 1) - score >= CLEAR_LEAD ? best?.item.option : undefined;
}

function sameLength(title: string, text: string): boolean {
  return Math.abs(title.length - text.length) <= Math.max(1, title.length / 5);
}
