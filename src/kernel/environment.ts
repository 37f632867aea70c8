import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

/** Where settings come from. An empty value counts as absent. */
export interface Environment {
  get(name: string): string | undefined;
  /** True when `name` is read from the file that `NAME_FILE` names, and so can change while running. */
  fromFile(name: string): boolean;
}

const RECHECK_MS = 1_000;

/** Variables of the process over those of `.env` in `folder`; `NAME_FILE` names a file that holds the value of NAME. */
export function readEnvironment(folder: string, variables: NodeJS.ProcessEnv): Environment {
  const dotEnv = readDotEnv(join(folder, '.env'));
  const plain = (name: string): string | undefined => variables[name] || dotEnv[name] || undefined;
  const files = new Map<string, SecretFile>();
  const file = (name: string): SecretFile | undefined => {
    const path = plain(name) === undefined ? plain(`${name}_FILE`) : undefined;
    if (path === undefined) return undefined;
    const known = files.get(name) ?? new SecretFile(path);
    files.set(name, known);
    return known;
  };
  return {
    get: (name) => plain(name) ?? file(name)?.read(),
    fromFile: (name) => file(name) !== undefined,
  };
}

function readDotEnv(path: string): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch {
    return {}; // no .env is the normal case
  }
}

/** A secret in a file, read again when the file changes (looked at once a second at most). */
class SecretFile {
  readonly #path: string;
  #checkedAt = -RECHECK_MS;
  #version = '';
  #value: string | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  read(): string | undefined {
    const now = performance.now();
    if (now - this.#checkedAt < RECHECK_MS) return this.#value;
    this.#checkedAt = now;
    try {
      const { mtimeMs, size, ino } = statSync(this.#path);
      const version = `${mtimeMs}/${size}/${ino}`;
      if (version !== this.#version) this.#value = readFileSync(this.#path, 'utf8').trim() || undefined;
      this.#version = version;
    } catch {
      // A file that is swapped is missing for a moment: the last value stays. Never read: absent, which the settings report.
    }
    return this.#value;
  }
}
