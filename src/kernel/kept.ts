import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Keep } from '#sdk';

/** Gives each owner its own. */
export type Kept = (owner: string) => Keep;

const DIGEST_BYTES = 32;

/**
 * What the build computed and left in `folder`, which belongs to that build: it comes and goes with the code that made it. A
 * running Blinky only reads. What is not there, or not whole, or of another version of V8's format, is made anew.
 */
export function keptIn(folder: string): Kept {
  return (owner) => async (material, make) => {
    const found = read(fileOf(folder, owner, material));
    return found === undefined ? make() : (found.made as Awaited<ReturnType<typeof make>>);
  };
}

/** The same for the build: everything is made, and left in `folder`. */
export function keepingIn(folder: string): Kept {
  return (owner) => async (material, make) => {
    const made = await make();
    const content = serialize({ made });
    mkdirSync(folder, { recursive: true });
    writeFileSync(fileOf(folder, owner, material), Buffer.concat([digest(content), content]));
    return made;
  };
}

function fileOf(folder: string, owner: string, material: unknown): string {
  return join(folder, `${digest(`${owner}\n${JSON.stringify(material)}`).toString('hex')}.v8`);
}

function read(path: string): { made: unknown } | undefined {
  try {
    const file = readFileSync(path);
    const content = file.subarray(DIGEST_BYTES);
    return digest(content).equals(file.subarray(0, DIGEST_BYTES)) ? (deserialize(content) as { made: unknown }) : undefined;
  } catch {
    return undefined; // no such file, the normal case; or one that cannot be read
  }
}

function digest(content: string | Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}
