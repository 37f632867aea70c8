import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Configuration, configure } from '../../src/kernel/configure.ts';
import { discover } from '../../src/kernel/discover.ts';
import { hostSchema } from '../../src/kernel/settings.ts';
import { environmentOf } from '../kernel/settings-of.ts';

/** The project's root folder. */
export const root = join(import.meta.dirname, '..', '..');

/** A text file of the project. */
export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** What is shipped, as it is without any setting. */
export async function shipped(): Promise<Configuration> {
  return configure(await discover(), environmentOf(), hostSchema.parse({}));
}

/** A whole file that a document shows: a path on a line of its own, then its text. */
export interface Sample {
  readonly path: string;
  readonly text: string;
}

/** The files that a document shows. */
export function samples(markdown: string): Sample[] {
  return [...markdown.matchAll(/^`([\w/.-]+\.\w+)`:\n\n```\w+\n([\s\S]*?)```$/gm)].map(([, path = '', text = '']) => ({ path, text }));
}

/** What stands between `<!-- mark:begin -->` and `<!-- mark:end -->`; throws when the marks are not there. */
export function between(markdown: string, mark: string): string {
  const found = new RegExp(`<!-- ${mark}:begin -->\\n([\\s\\S]*)<!-- ${mark}:end -->`).exec(markdown)?.[1];
  if (found === undefined) throw new Error(`no ${mark}:begin and ${mark}:end`);
  return found;
}
