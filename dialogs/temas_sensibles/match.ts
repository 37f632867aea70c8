import { words } from './words.ts';

/** A table of phrases as one RE2 pattern over whole words. Throws a TypeError where a phrase names a class that does not exist. */
export function phrases(table: string): string {
  return `\\b(?:${filled(table)})\\b`;
}

function filled(table: string): string {
  return table.replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => {
    const found = words[name];
    if (found === undefined) throw new TypeError(`no class of words is named ${name}`);
    return `(?:${filled(found)})`;
  });
}
