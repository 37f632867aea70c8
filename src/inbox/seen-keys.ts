import { hash } from 'node:crypto';

/** Keys that share a bucket: the oldest of them makes room. */
const WAYS = 16;
const PLACES = 4;

/**
 * Remembers the last `capacity` keys (a multiple of 16), but for five in a million that share a crowded bucket, in memory that never
 * grows: 32 bytes a key, however long the keys are. A new key is taken for a known one once in 10^18 times.
 */
export class SeenKeys {
  /** 64 bits of each key's hash, bucket by bucket: a quarter of the places on average holds the last `capacity` keys. */
  readonly #tags: BigUint64Array;
  /** Of each bucket: the place that is overwritten next. */
  readonly #next: Uint8Array;

  constructor(capacity: number) {
    this.#tags = new BigUint64Array(PLACES * capacity);
    this.#next = new Uint8Array((PLACES * capacity) / WAYS);
  }

  /** True when the key is new; it is remembered from now on. */
  add(key: string): boolean {
    const digest = hash('sha1', key, 'buffer');
    const tag = digest.readBigUInt64LE();
    const bucket = digest.readUInt32LE(8) % this.#next.length;
    const known = this.#tags.subarray(bucket * WAYS, (bucket + 1) * WAYS);
    if (known.includes(tag)) return false;
    const place = this.#next[bucket] as number;
    known[place] = tag;
    this.#next[bucket] = (place + 1) % WAYS;
    return true;
  }
}
