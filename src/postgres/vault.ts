import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';

/** Makes what is stored unreadable without `BLINKY_SECRET`: ids become keyed hashes, everything else is encrypted. */
export interface Vault {
  /** HMAC-SHA-256 of an id, in base64url; the same for the same secret. `purpose` keeps kinds of ids apart. */
  hash(purpose: string, id: string): string;
  /** The hash under the secret before; undefined where there is none. */
  formerHash(purpose: string, id: string): string | undefined;
  /** A value as JSON under AES-256-GCM. */
  seal(purpose: string, value: unknown): Buffer;
  /** What `seal` took, under the secret of now or the one before. Throws where neither fits, or the bytes were changed. */
  open<T>(purpose: string, sealed: Buffer): T;
  /** A secret of its own for another part, the same on every replica. */
  derive(purpose: string): string;
}

interface Keys {
  /** First byte of what they sealed. */
  readonly id: number;
  /** Made once: a key that is given as bytes costs five times as much, each time. */
  readonly hash: KeyObject;
  readonly encrypt: KeyObject;
}

const IV = 12;
const TAG = 16;
const HEADER = 1 + IV + TAG;

/** `secret` and `former`: at least 32 bytes in hex. Both can read; only `secret` writes. */
export function createVault(secret: string, former?: string): Vault {
  const current = keysOf(secret);
  const before = former === undefined ? undefined : keysOf(former);
  const hashWith = ({ hash }: Keys, purpose: string, id: string): string =>
    createHmac('sha256', hash).update(`${purpose}\0${id}`).digest('base64url');
  return {
    hash: (purpose, id) => hashWith(current, purpose, id),
    formerHash: (purpose, id) => before && hashWith(before, purpose, id),
    seal(purpose, value) {
      const iv = randomBytes(IV);
      const cipher = createCipheriv('aes-256-gcm', current.encrypt, iv).setAAD(aad(current.id, purpose));
      const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(current.id), iv, cipher.getAuthTag(), body]);
    },
    open<T>(purpose: string, sealed: Buffer): T {
      const keys = sealed[0] === current.id ? current : before;
      const iv = sealed.subarray(1, 1 + IV);
      const decipher = createDecipheriv('aes-256-gcm', (keys ?? current).encrypt, iv, { authTagLength: TAG });
      decipher.setAAD(aad(sealed[0] ?? 0, purpose)).setAuthTag(sealed.subarray(1 + IV, HEADER));
      return JSON.parse(decipher.update(sealed.subarray(HEADER), undefined, 'utf8') + decipher.final('utf8')) as T;
    },
    derive: (purpose) => derived(secret, `derive ${purpose}`).toString('hex'),
  };
}

/** What is not encrypted and may not be changed either. */
function aad(id: number, purpose: string): Buffer {
  return Buffer.from(`${id} ${purpose}`);
}

function keysOf(secret: string): Keys {
  return {
    id: derived(secret, 'id')[0] as number,
    hash: createSecretKey(derived(secret, 'hash')),
    encrypt: createSecretKey(derived(secret, 'encrypt')),
  };
}

function derived(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'hex'), Buffer.alloc(0), `blinky ${purpose}`, 32));
}
