/** The letter n-grams (2 to 5) of a folded word and its edges in their order, each a whole number above 0. */
export function eachGram(word: string, take: (gram: number) => void): void {
  const padded = ` ${word} `;
  for (let at = 0; at < padded.length - 1; at++) {
    let gram = 1;
    for (let end = at; end < Math.min(padded.length, at + 5); end++) {
      gram = gram * SIGNS + signOf(padded.charCodeAt(end));
      if (end > at) take(gram);
    }
  }
}

/** Five of these and a leading one fit into a small integer, which a map finds faster than a text. */
const SIGNS = 48;

/** Folded text is a to z, figures and blanks; the letters of other scripts share what is left. */
function signOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 96;
  if (code >= 48 && code <= 57) return code - 20;
  return code === 32 ? 0 : 38 + (code % 10);
}
