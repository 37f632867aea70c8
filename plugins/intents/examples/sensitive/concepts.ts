import { sound } from './sound.ts';

/** What a word is about, by its sound: numbers of concepts, in order. */
export type Concepts = (sounding: string) => readonly number[];

/** Reads `concepts.txt`: `[name]`, then words; `golpe*` stands for all that begin so. */
export function readConcepts(text: string): Concepts {
  const words = new Map<string, Set<number>>();
  const beginnings = new Map<string, Set<number>>();
  let concept = -1;
  for (const item of text.replace(/^#.*$/gm, '').split(/\s+/).filter(Boolean)) {
    if (item.startsWith('[')) {
      concept++;
      continue;
    }
    const list = item.endsWith('*') ? beginnings : words;
    const key = sound(item.replace('*', ''));
    list.set(key, (list.get(key) ?? new Set()).add(concept));
  }
  const longest = Math.max(...[...beginnings.keys()].map((key) => key.length));
  return (word) => {
    const found = new Set(words.get(word));
    for (let end = 1; end <= Math.min(longest, word.length); end++) {
      for (const number of beginnings.get(word.slice(0, end)) ?? []) found.add(number);
    }
    return [...found].sort((a, b) => a - b);
  };
}
