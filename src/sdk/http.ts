import { createHash, timingSafeEqual } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { z } from 'zod';
import type { ChannelRequest, ChannelResponse } from './channel.ts';
import { BlinkyError } from './errors.ts';

const MAX_DEPTH = 32;
const MAX_KEYS = 1_000;

/** The body as JSON. Throws BLINKY_BAD_REQUEST for anything that is not JSON, deeper than 32 levels or of more than 1,000 keys. */
export function readJson(request: Pick<ChannelRequest, 'body'>, owner: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(request.body.toString('utf8'));
  } catch (cause) {
    throw new BlinkyError('BLINKY_BAD_REQUEST', 'the body is not valid JSON', { owner, hint: 'send a JSON object in UTF-8', cause });
  }
  checkShape(value, owner);
  return value;
}

/** The body as JSON of that shape. Throws BLINKY_BAD_REQUEST also where it has another; the error names no value of it. */
export function readJsonAs<S extends z.ZodType>(schema: S, request: Pick<ChannelRequest, 'body'>, owner: string): z.output<S> {
  const { success, data, error } = schema.safeParse(readJson(request, owner));
  if (success) return data;
  const fields = error.issues.map(({ path }) => path.join('.') || 'all of it').join(', ');
  throw new BlinkyError('BLINKY_BAD_REQUEST', `missing or wrong in the body: ${fields.slice(0, 200)}`, { owner });
}

/** Walks breadth-first, without recursion: the input is hostile. */
function checkShape(value: unknown, owner: string): void {
  let keys = 0;
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      const children = Object.values(item);
      keys += children.length;
      if (depth >= MAX_DEPTH || keys > MAX_KEYS) {
        throw new BlinkyError('BLINKY_BAD_REQUEST', `the body is deeper than ${MAX_DEPTH} levels or has more than ${MAX_KEYS} keys`, {
          owner,
          hint: 'send a flatter, smaller object',
        });
      }
      for (const child of children) next.push(child);
    }
    level = next;
  }
}

/** The parts of a `multipart/form-data` body. Throws BLINKY_BAD_REQUEST when it is broken. */
export async function readMultipart(request: Pick<ChannelRequest, 'body' | 'headers'>, owner: string): Promise<FormData> {
  try {
    const headers = { 'content-type': request.headers['content-type'] ?? '' };
    return await new Response(new Uint8Array(request.body), { headers }).formData();
  } catch (cause) {
    throw new BlinkyError('BLINKY_BAD_REQUEST', 'the body is not valid multipart/form-data', { owner, cause });
  }
}

/** The BLINKY_UNAUTHORIZED for a request without the platform's signature or secret, in the same words whatever was wrong with it. */
export function forged(owner: string, hint: string): BlinkyError {
  return new BlinkyError('BLINKY_UNAUTHORIZED', 'the request does not prove that it comes from the platform', { owner, hint });
}

/** Compares two secrets in constant time, whatever their lengths. */
export function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** One file below `folder` (symlinks out of it are refused) as a response; 404 where there is none. */
export async function serveFile(folder: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<ChannelResponse> {
  try {
    const base = await realpath(folder);
    const file = await realpath(join(base, path));
    if (!file.startsWith(base + sep)) return { status: 404 };
    const contentType = contentTypes[extname(file)] ?? 'application/octet-stream';
    return {
      status: 200,
      headers: { 'content-type': contentType, 'x-content-type-options': 'nosniff', ...headers },
      body: await readFile(file),
    };
  } catch {
    return { status: 404 }; // missing, a folder, or a path that the file system refuses: all the same to a visitor
  }
}
