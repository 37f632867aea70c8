import type { IncomingMessage } from 'node:http';
import { BlinkyError } from '#sdk';

const DEFAULT_LIMIT = 256 * 1024;

export interface BodyRules {
  readonly accepts?: readonly string[];
  readonly bodyLimit?: number;
}

/** Throws BLINKY_UNSUPPORTED_MEDIA_TYPE for a content type that is not accepted, and for any content encoding: a few bytes of gzip inflate to anything. */
export function checkMediaType(request: IncomingMessage, { accepts }: BodyRules): void {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') refuseType('compressed bodies are not accepted', 'send it without Content-Encoding');
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (accepts && !accepts.includes(type))
    refuseType(`the content type ${type ? 'is not accepted' : 'is missing'}`, `send ${accepts.join(' or ')}`);
}

/** The body's bytes, at most `bodyLimit` (default 256 KB); more throws BLINKY_TOO_LARGE and lets the rest pass unkept, until the request times out. */
export async function readBody(request: IncomingMessage, { bodyLimit = DEFAULT_LIMIT }: BodyRules): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) throw tooLarge(bodyLimit);
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= bodyLimit) {
      chunks.push(chunk);
      return;
    }
    request.removeAllListeners('data');
    request.resume(); // closing on a client that still writes would take the answer from it
    reject(tooLarge(bodyLimit));
  });
  // Not once: each comes once anyway, and to take a listener off costs more than all that it does.
  request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
  request.on('error', reject);
  request.on('close', () => {
    // Also the normal end of every request: no error is made for that.
    if (!request.complete) reject(new BlinkyError('BLINKY_BAD_REQUEST', 'the request was cut off', { owner: 'http' }));
  });
  return promise;
}

function tooLarge(limit: number): BlinkyError {
  return new BlinkyError('BLINKY_TOO_LARGE', `the body is over ${limit / 1024} KB`, { owner: 'http', hint: 'send less' });
}

function refuseType(message: string, hint: string): never {
  throw new BlinkyError('BLINKY_UNSUPPORTED_MEDIA_TYPE', message, { owner: 'http', hint });
}
