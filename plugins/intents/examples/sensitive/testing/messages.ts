import { readFileSync } from 'node:fs';
import { lines } from './frames.ts';

/** A message that somebody wrote, and whether it touches a sensitive topic. */
export interface Message {
  readonly text: string;
  readonly sensitive: boolean;
  /** Who wrote it; `everyday` is what is put to the catalog and to the other dialogs, and what happens to people at work. */
  readonly author: string;
}

/** Authors whose messages stand in `data`, one a line, in `<author>-sensitive.txt` and `<author>-other.txt`. */
const authors = ['a', 'b', 'c', 'd'] as const;

/** Everything there is to learn from. The parts `test` and `unseen` of the fixtures are for measuring only. */
export function trainingMessages(): Message[] {
  return [
    ...authors.flatMap((author) => [
      ...lines(`${author}-sensitive`).map((text) => ({ text, sensitive: true, author })),
      ...lines(`${author}-other`).map((text) => ({ text, sensitive: false, author })),
    ]),
    ...lines('dialog-sensitive').map((text) => ({ text, sensitive: true, author: 'dialog' })),
    ...fixture('dev'),
    ...['everyday', 'situations'].flatMap(lines).map((text) => ({ text, sensitive: false, author: 'everyday' })),
  ];
}

/** One part of the fixtures of test/fixtures: `dev`, or `test` and `unseen`, which are for measuring only. */
export function fixture(split: string): Message[] {
  const read = (file: string, sensitive: boolean): Message[] =>
    readFileSync(new URL(`../../../../../test/fixtures/${file}`, import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { text: string; split: string })
      .filter((row) => row.split === split)
      .map(({ text }) => ({ text, sensitive, author: 'fixture' }));
  return [...read('sensitive.es.jsonl', true), ...read('sensitive-negatives.es.jsonl', false)];
}
