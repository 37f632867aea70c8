import type { Token } from './tokens.ts';

const words = new Set('politica politicas regla reglas norma normas lineamiento lineamientos policy policies rule rules'.split(' '));
/** What they stand beside where the rules as such are meant. */
const ofEverything = new Set(
  'empresa compania trabajo oficina interna internas interno internos laboral laborales lugar leo leer veo ver consulto encuentro company work workplace office internal read find'.split(
    ' ',
  ),
);

/** The words of a question without "política" or "policy" where they stand before a subject: the vacation policy is asked about vacations, not about where the rules can be read. */
export function withoutUmbrella(all: readonly Token[]): readonly Token[] {
  const hasSubject = all.some(({ word, stop }) => !stop && !words.has(word) && !ofEverything.has(word));
  return hasSubject && all.some(({ word }) => words.has(word)) ? all.filter(({ word }) => !words.has(word)) : all;
}
