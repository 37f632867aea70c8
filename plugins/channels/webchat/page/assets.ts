import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type ChannelRequest, type ChannelResponse, serveFile } from '#sdk';

interface Asset {
  readonly headers: Readonly<Record<string, string>>;
  readonly plain: Buffer;
  readonly packed: Buffer;
}

const folder = import.meta.dirname;
const loaded = new Map<string, Promise<Asset | undefined>>();

/** A file of `public/`, or of the npm packages that `assets.json` lists, compressed where the client can read that; 404, 304. */
export async function asset(name: string, headers: ChannelRequest['headers']): Promise<ChannelResponse> {
  if (!/^[a-z0-9-]+\.[a-z]+$/.test(name) || name.endsWith('.html')) return { status: 404 };
  const loading = loaded.get(name) ?? load(name);
  loaded.set(name, loading);
  const found = await loading;
  if (!found) {
    loaded.delete(name);
    return { status: 404 };
  }
  if (headers['if-none-match'] === found.headers.etag) return { status: 304, headers: found.headers };
  if (!/\bgzip\b/.test(String(headers['accept-encoding'] ?? ''))) return { status: 200, headers: found.headers, body: found.plain };
  return { status: 200, headers: { ...found.headers, 'content-encoding': 'gzip' }, body: found.packed };
}

async function load(name: string): Promise<Asset | undefined> {
  const { status, headers = {}, body } = await find(name);
  if (status !== 200 || !Buffer.isBuffer(body)) return undefined;
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  return { headers: { ...headers, ...caching, etag }, plain: body, packed: await promisify(gzip)(body) };
}

/** Always asked for again and rarely sent again: a new version shows at once. */
const caching = { 'cache-control': 'no-cache', vary: 'accept-encoding', 'cross-origin-resource-policy': 'cross-origin' };

/** The build copies the packages' files to `public/`; in a checkout they are where npm put them. */
async function find(name: string): Promise<ChannelResponse> {
  const own = await serveFile(join(folder, 'public'), name);
  if (own.status === 200) return own;
  const packaged: Readonly<Record<string, string>> = JSON.parse(await readFile(join(folder, 'assets.json'), 'utf8'));
  const path = Object.hasOwn(packaged, name) ? packaged[name] : undefined;
  if (path === undefined) return own;
  const [packageName = '', ...rest] = path.split('/');
  return serveFile(join(folder, '..', '..', '..', '..', 'node_modules', packageName), join(...rest));
}
