import { RE2JS, RE2Set } from 're2js';

/** What the automaton of one piece may take, in bytes: thousands may have been compiled, and a sender chooses what they meet. */
const MEMORY = 256 * 1024;

/** A pattern that is known to be RE2; compiled by itself only when a message matched it: hardly any ever does. */
export class Pattern {
  readonly source: string;
  #compiled: RE2JS | undefined;

  constructor(source: string) {
    this.source = source;
  }

  get compiled(): RE2JS {
    this.#compiled ??= RE2JS.compile(this.source);
    return this.#compiled;
  }
}

/** A part of a pattern, which is only asked whether it matches; compiled when it is asked first. */
export class Piece {
  readonly pattern: Pattern;
  readonly #source: string;
  #set: RE2Set | undefined;

  constructor(pattern: Pattern, source: string, compiled?: RE2Set) {
    this.pattern = pattern;
    this.#source = source;
    this.#set = compiled;
  }

  matches(text: string): boolean {
    this.#set ??= compiledSet(this.#source);
    return this.#set.match(text).length > 0;
  }
}

/** Throws what RE2 says of a pattern that it cannot use. */
export function compiledSet(source: string): RE2Set {
  const set = new RE2Set(RE2Set.UNANCHORED, 0, MEMORY);
  set.add(source);
  set.compile();
  set.regexps = []; // the tree that it was compiled from: nothing reads it again
  return set;
}
