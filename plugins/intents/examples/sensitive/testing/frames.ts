import { readFileSync } from 'node:fs';

/** A text put together, and whether it touches a sensitive topic. */
export interface Framed {
  readonly text: string;
  readonly sensitive: boolean;
}

/** So many texts are made of each beginning. */
const EACH = 5;

/**
 * What people tell, harmless or not, in the same frames: who did it, how it is begun and ended. So that neither "mi jefe me" nor
 * "y no sé qué hacer" is a sign, only what was done.
 */
export class Frames {
  readonly #who = lines('who');
  readonly #opens = lines('opens');
  readonly #closes = lines('closes');
  readonly #random: () => number;

  /** `random` gives numbers from 0 to below 1. */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** What others did (`did-…`) and what one does or feels oneself (`me-…`), each in some frames. */
  all(): Framed[] {
    return [true, false].flatMap((sensitive) => {
      const side = sensitive ? 'sensitive' : 'other';
      const did = lines(`did-${side}`).flatMap((end) => this.#times(() => this.#perhaps(`${this.#pick(this.#who)} ${end}`)));
      const me = lines(`me-${side}`).flatMap((whole) => this.#times(() => this.#perhaps(whole)));
      return [...did, ...me].map((text) => ({ text, sensitive }));
    });
  }

  /** A message with a beginning and an end. */
  around(text: string): string {
    return `${this.#pick(this.#opens)} ${text} ${this.#pick(this.#closes)}`;
  }

  /** Bare, with a beginning, with an end, or with both. */
  #perhaps(text: string): string {
    const chance = this.#random();
    const opened = chance < 0.25 || (chance >= 0.5 && chance < 0.65) ? `${this.#pick(this.#opens)} ${text}` : text;
    return chance >= 0.25 && chance < 0.65 ? `${opened} ${this.#pick(this.#closes)}` : opened;
  }

  #times(make: () => string): string[] {
    return Array.from({ length: EACH }, make);
  }

  #pick(list: readonly string[]): string {
    return list[Math.floor(this.#random() * list.length)] ?? '';
  }
}

/** The lines of a file of `data`. */
export function lines(name: string): string[] {
  return readFileSync(new URL(`data/${name}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
}
