import { type Token, tokens } from './tokens.ts';

/** Reads many texts word by word, as `tokens` does, and finds out once per word what is to be known of it. Keeps what it has read: it is for one build. */
export class WordReader<T> {
  readonly #known: (token: Token) => T;
  readonly #words = new Map<string, T>();
  /** By piece between blanks. */
  readonly #pieces = new Map<string, readonly T[]>();

  constructor(known: (token: Token) => T) {
    this.#known = known;
  }

  /** Appends what is known of the words in a text's first `length` characters to `into`. */
  read(text: string, into: T[], length = text.length): void {
    const end = Math.min(length, text.length);
    for (let start = 0; start < end; ) {
      const blank = text.indexOf(' ', start);
      const stop = blank < 0 || blank > end ? end : blank;
      const piece = text.slice(start, stop);
      for (const word of this.#pieces.get(piece) ?? this.#learn(piece)) into.push(word);
      start = stop + 1;
    }
  }

  #learn(piece: string): readonly T[] {
    const found = tokens(piece).map((token) => this.#wordOf(token));
    this.#pieces.set(piece, found);
    return found;
  }

  #wordOf(token: Token): T {
    const word = this.#words.get(token.word) ?? this.#known(token);
    this.#words.set(token.word, word);
    return word;
  }
}
