import type { Activity } from '#sdk';

export interface ActivitySet {
  readonly activities: readonly Partial<Activity>[];
  readonly watermark: string;
}

interface Kept {
  /** With their sizes in JSON. */
  readonly activities: { readonly activity: Partial<Activity>; readonly size: number }[];
  /** Watermark of the last activity. */
  last: number;
  usedAt: number;
}

const ACTIVITIES = 200;
const CONVERSATIONS = 10_000;
/** Of all histories together, in UTF-16 units of JSON. */
const SIZE = 32 * 1024 * 1024;

/** What clients may still ask for: the last 200 activities of each conversation until `ttlMs` after the last one, in memory. */
export class Conversations {
  readonly #kept = new Map<string, Kept>();
  readonly #ttlMs: number;
  readonly #now: () => number;
  #highest = 0;
  #size = 0;

  constructor(ttlMs: number, now: () => number) {
    this.#ttlMs = ttlMs;
    this.#now = now;
  }

  /** Keeps the conversation from now on; true when nothing was known about it. */
  start(id: string): boolean {
    this.#prune();
    if (this.#kept.has(id)) return false;
    // Watermarks go up from the time in milliseconds: one that an earlier process gave out is always older.
    this.#highest = Math.max(this.#now(), this.#highest + 1);
    this.#kept.set(id, { activities: [], last: this.#highest, usedAt: this.#now() });
    return true;
  }

  append(id: string, activity: Partial<Activity>): ActivitySet {
    this.start(id);
    const kept = this.#kept.get(id) as Kept;
    const size = JSON.stringify(activity).length;
    kept.activities.push({ activity, size });
    kept.last++;
    kept.usedAt = this.#now();
    this.#size += size;
    this.#highest = Math.max(this.#highest, kept.last);
    if (kept.activities.length > ACTIVITIES) this.#size -= kept.activities.shift()?.size ?? 0;
    this.#kept.delete(id); // and to the end: the map is in the order of use
    this.#kept.set(id, kept);
    this.#prune();
    return { activities: [activity], watermark: String(kept.last) };
  }

  /** What came after `watermark`; everything that is kept where it is empty or means nothing. */
  since(id: string, watermark: string): ActivitySet {
    this.start(id);
    const { activities, last } = this.#kept.get(id) as Kept;
    const seen = /^\d{1,16}$/.test(watermark) ? Number(watermark) : 0;
    const missed = Math.max(0, last - seen);
    return { activities: activities.slice(Math.max(0, activities.length - missed)).map((kept) => kept.activity), watermark: String(last) };
  }

  forget(id: string): void {
    for (const { size } of this.#kept.get(id)?.activities ?? []) this.#size -= size;
    this.#kept.delete(id);
  }

  #prune(): void {
    for (const [id, { usedAt }] of this.#kept) {
      const old = usedAt + this.#ttlMs <= this.#now();
      if (!old && this.#kept.size <= CONVERSATIONS && this.#size <= SIZE) return;
      this.forget(id);
    }
  }
}
