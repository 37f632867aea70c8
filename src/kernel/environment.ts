import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { liveFile } from './live-file.ts';

/** Where settings come from. An empty value counts as absent, and so does an empty file. */
export interface Environment {
  get(name: string): string | undefined;
  /** Whether `name` is read from the file that `NAME_FILE` names, and so can change while running; `lost`: that file cannot be read. */
  fromFile(name: string): 'read' | 'lost' | false;
}

const keepLast = (): void => {};

/** Variables of the process over those of `.env` in `folder`; `NAME_FILE` names a file that holds the value of NAME. */
export function readEnvironment(folder: string, variables: NodeJS.ProcessEnv): Environment {
  const dotEnv = readDotEnv(join(folder, '.env'));
  const plain = (name: string): string | undefined => variables[name] || dotEnv[name] || undefined;
  const files = new Map<string, () => string | undefined>();
  const file = (name: string): (() => string | undefined) | undefined => {
    const path = plain(name) === undefined ? plain(`${name}_FILE`) : undefined;
    if (path === undefined) return undefined;
    const known = files.get(name) ?? liveFile(path, readSecret, keepLast);
    files.set(name, known);
    return known;
  };
  return {
    get: (name) => plain(name) ?? (file(name)?.() || undefined),
    fromFile(name) {
      const content = file(name);
      return content !== undefined && (content() === undefined ? 'lost' : 'read');
    },
  };
}

/** The names of all variables that are set, in the process and in `.env` of `folder`, whether or not they are settings. */
export function namesSet(folder: string, variables: NodeJS.ProcessEnv): string[] {
  return [...Object.keys(variables), ...Object.keys(readDotEnv(join(folder, '.env')))];
}

function readDotEnv(path: string): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch {
    return {}; // no .env is the normal case
  }
}

function readSecret(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined; // which the settings report
  }
}
