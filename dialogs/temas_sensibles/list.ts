/**
 * The way the tables of this folder are written: items stand on lines of their own or between " / ". In an item `*` stands for the
 * rest of a word, `<3>` for up to three words, `(a|b)` for either, `x?` for a letter that may be missing, `{name}` for a class of
 * `words.ts`. Lower case, no accents, n for ñ: so messages are compared. Returns one RE2 alternative without the classes filled in.
 */
export function list(table: TemplateStringsArray): string {
  return (table.raw[0] ?? '')
    .split(/\s+\/\s+|\s*\n\s*/)
    .filter((item) => item !== '')
    .map((item) => item.replaceAll('*', '\\w*').replace(/\((?!\?)/g, '(?:'))
    .map((item) => item.replace(/<(\d)>\s?/g, '(?:\\w+ ){0,$1}'))
    .join('|');
}
