import { GAPS_KEPT, type Gap, type GapStore } from './gap-store.ts';

/** The gaps of one process. Bounded: what was not asked for longest goes first. */
export class MemoryGaps implements GapStore {
  readonly #capacity: number;
  /** By key, in the order in which they were asked last. */
  readonly #gaps = new Map<string, Gap>();

  constructor(capacity = GAPS_KEPT) {
    this.#capacity = capacity;
  }

  async record(gap: Omit<Gap, 'count'>): Promise<void> {
    const known = this.#gaps.get(gap.key);
    this.#gaps.delete(gap.key);
    this.#gaps.set(gap.key, { ...(known ?? gap), lastSeen: gap.lastSeen, count: (known?.count ?? 0) + 1 });
    if (this.#gaps.size > this.#capacity) this.#gaps.delete(this.#gaps.keys().next().value as string);
  }

  async list(limit: number): Promise<readonly Gap[]> {
    return [...this.#gaps.values()].sort((a, b) => b.count - a.count || b.lastSeen - a.lastSeen).slice(0, limit);
  }

  async prune(before: number): Promise<void> {
    for (const [key, { lastSeen }] of this.#gaps) {
      if (lastSeen >= before) return;
      this.#gaps.delete(key);
    }
  }
}
