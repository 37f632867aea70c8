import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where a benchmark leaves its figures unless told otherwise. */
export function resultsFile(name: string): string {
  return join(import.meta.dirname, 'results', name);
}

/** Writes figures as JSON. */
export function writeResults(file: string, results: object): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
}
