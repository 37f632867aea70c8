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
