import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds the working tree where its build is missing or older than the sources: what is measured is what would be shipped. */
export function buildIfNeeded(): void {
  const script = join(import.meta.dirname, '..', 'src', 'cli', 'build.ts');
  execFileSync(process.execPath, [script, '--if-needed'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
