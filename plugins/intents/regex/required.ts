/**
 * What a text must hold to match a pattern: one text of each set, the strictest set first. Without a set nothing is known of it.
 * The method is that of RE2's FilteredRE2 (https://swtch.com/~rsc/regexp/regexp4.html).
 */
export type Required = readonly (readonly string[])[];

/** Stand for the beginning and the end of the text. */
export const START = '\u0002';
export const END = '\u0003';
/** `^^` is `^`: it takes no letter. */
const TWICE = new RegExp(`([${START}${END}])\\1`, 'g');
/** Shorter texts stand in too many messages to tell them apart. */
export const SHORTEST = 3;
/** With more texts than these something can match, only what is necessary of them is remembered. */
const MOST_EXACT = 32;

/** What a pattern is made of: a class, an escape, the beginning of a group, a repeat, any other sign. */
export const TOKEN = /\\[pP](?:\{[^}]*\}|.)|\\.|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]|\(\?(?:P?<\w+>|:)|\{\d+(?:,\d*)?\}|./gsu;
/** Flags (`(?)` sets none) change what letters mean, `\Q` what signs do, and a letter may be spelled by its number. */
export const BEYOND = /\(\?(?:[a-zA-Z-]+[:)]|\))|\\[QxC0-7]/;

/** What the pattern requires; less than it could be where that is not plain to see, never too much. */
export function requiredOf(source: string): Required {
  return BEYOND.test(source) ? [] : strictestFirst(necessary(new Reader(source).alternation()).map(shortestOf));
}

/** The set without texts that hold another of it. */
function shortestOf(set: readonly string[]): readonly string[] {
  return set.filter((text) => !set.some((other) => other !== text && text.includes(other)));
}

/** A part of a pattern. */
interface Part {
  /** All that it can match, where that is a handful. */
  readonly exact?: readonly string[];
  readonly needs: Required;
}

const EMPTY = exactly('');
const ANYTHING: Part = { needs: [] };

class Reader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(source: string) {
    this.#tokens = source.match(TOKEN) ?? [];
  }

  alternation(): Part {
    const parts = [this.#sequence()];
    while (this.#tokens[this.#at] === '|') {
      this.#at++;
      parts.push(this.#sequence());
    }
    return either(parts);
  }

  #sequence(): Part {
    const parts: Part[] = [];
    for (let token = this.#tokens[this.#at]; token !== undefined && token !== '|' && token !== ')'; token = this.#tokens[this.#at]) {
      this.#at++;
      parts.push(...this.#repeated(token.startsWith('(') ? this.#group() : letterOf(token)));
    }
    return joined(parts);
  }

  #group(): Part {
    const inner = this.alternation();
    this.#at++; // its bracket
    return inner;
  }

  #repeated(part: Part): readonly Part[] {
    const token = this.#tokens[this.#at] ?? '';
    if (!/^(?:[?*+]|\{.+\})$/.test(token)) return [part];
    this.#at++;
    if (this.#tokens[this.#at] === '?') this.#at++; // as few as possible: the same texts
    if (token === '?') return [either([EMPTY, part])];
    return token === '+' || Number.parseInt(token.slice(1), 10) > 0 ? [part, ANYTHING] : [ANYTHING];
  }
}

function letterOf(token: string): Part {
  if (token === '^' || token === '\\A') return exactly(START);
  if (token === '$' || token === '\\z') return exactly(END);
  if (token === '\\b' || token === '\\B') return EMPTY;
  if (/^\\[^\w\s]$/.test(token)) return exactly(token.slice(1));
  const choice = /^\[([^\]\\^-]{1,4})\]$/.exec(token)?.[1];
  if (choice) return exactly(...choice);
  return token === '.' || token.length > 1 ? ANYTHING : exactly(token);
}

function exactly(...exact: readonly string[]): Part {
  return { exact, needs: [] };
}

function joined(parts: readonly Part[]): Part {
  const needs: (readonly string[])[] = [];
  let exact: readonly string[] = [''];
  let whole = true;
  for (const part of parts) {
    const longer = part.exact && exact.length * part.exact.length <= MOST_EXACT ? product(exact, part.exact) : undefined;
    if (!longer) {
      needs.push(...necessary(exactly(...exact)), ...part.needs);
      whole = false;
    }
    exact = longer ?? part.exact ?? [''];
  }
  return whole ? { exact, needs } : { needs: [...needs, ...necessary(exactly(...exact))] };
}

function either(parts: readonly Part[]): Part {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const exact = new Set(parts.flatMap((part) => part.exact ?? []));
  if (exact.size <= MOST_EXACT && parts.every((part) => part.exact)) return exactly(...exact);
  const sets = parts.map((part) => strictestFirst(necessary(part))[0]);
  return sets.every((set) => set !== undefined) ? { needs: [[...new Set(sets.flat())]] } : ANYTHING;
}

function necessary({ exact, needs }: Part): Required {
  return exact?.every(({ length }) => length >= SHORTEST) ? [...needs, exact] : needs;
}

/** A set is strict whose texts are long, and among such one that is small: it is met least. */
function strictestFirst(required: Required): Required {
  const shortest = (set: readonly string[]) => Math.min(...set.map(({ length }) => length));
  return required.toSorted((a, b) => shortest(b) - shortest(a) || a.length - b.length);
}

function product(starts: readonly string[], ends: readonly string[]): string[] {
  return starts.flatMap((start) => ends.map((end) => `${start}${end}`.replace(TWICE, '$1')));
}
