import { RE2JS } from 're2js';

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
