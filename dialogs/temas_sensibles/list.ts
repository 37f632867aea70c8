/**
 * The way the tables of this folder are written: items stand on lines of their own or between " / "; a line that begins with `|`
 * goes on with the item above. In an item `*` stands for the rest of a word, `<3>` for up to three words, `(a|b)` for either,
 * `x?` for a letter that may be missing, `{name}` for a class of `words.ts`. Lower case, no accents, n for ñ: so messages are
 * compared. Returns the items as RE2 alternatives, the classes not yet filled in.
 */
export function list(table: TemplateStringsArray): string {
  return items(table).join('|');
}

/** The items themselves, each line of the table as one. */
export function lines(table: TemplateStringsArray): string[] {
  return (table.raw[0] ?? '').replace(/\s*\n\s*\|/g, '|').split(/\s*\n\s*/).filter((l) => l !== '').map((line) => items({ raw: [line] }).join('|'));
}

function items(table: { readonly raw: readonly string[] }): string[] {
  return (table.raw[0] ?? '')
    .replace(/\s*\n\s*\|/g, '|')
    .split(/\s+\/\s+|\s*\n\s*/)
    .map((item) => item.replace(/\s*<\d+>\s*$/, ''))
    .filter((item) => item !== '')
    .map((item) => item.replaceAll('*', '\\w*').replace(/\((?!\?)/g, '(?:'))
    .map((item) => item.replace(/<(\d+)>\s?/g, '(?:\\w+ ){0,$1}'));
}
