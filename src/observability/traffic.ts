import type { Outcome } from '#sdk';
import type { FinishedTurn } from './finished-turn.ts';

/** How far back the traffic is kept, in minutes. */
export const MINUTES = 360;
const MINUTE_MS = 60_000;
/** Upper bounds in milliseconds; what takes longer counts in one more bucket. */
const BOUNDS_MS = [5, 10, 20, 50, 100, 200, 350, 500, 750, 1_000, 1_500, 2_000, 3_000, 4_000, 5_000, 10_000];

interface Slot {
  minute: number;
  turns: number;
  readonly outcomes: Map<Outcome, number>;
  readonly intents: Map<string, number>;
  readonly latency: Uint32Array;
}

export interface Minute {
  readonly turns: number;
  /** In milliseconds, as the upper bound of a bucket; undefined where nobody wrote. */
  readonly p50: number | undefined;
  readonly p95: number | undefined;
}

export interface TrafficReport {
  /** Oldest first, one for each of the last `MINUTES` minutes; the last one is not over. */
  readonly minutes: readonly Minute[];
  readonly outcomes: ReadonlyMap<Outcome, number>;
  /** Most frequent first. */
  readonly intents: readonly (readonly [intent: string, turns: number])[];
  readonly all: Minute;
}

/** Counts of the last hours, a slot a minute, in this process: bounded, for the operators' page. */
export class Traffic {
  readonly #slots: Slot[] = [];
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  add({ isMessage, outcome, intent, ms }: FinishedTurn): void {
    if (!isMessage) return;
    const slot = this.#slot(this.#minute);
    slot.turns++;
    count(slot.outcomes, outcome, 1);
    if (intent !== undefined) count(slot.intents, intent, 1);
    const bucket = bucketOf(ms);
    slot.latency[bucket] = (slot.latency[bucket] ?? 0) + 1;
  }

  report(): TrafficReport {
    const last = this.#minute;
    const outcomes = new Map<Outcome, number>();
    const intents = new Map<string, number>();
    const all = emptySlot(last);
    const minutes = Array.from({ length: MINUTES }, (_, at) => {
      const minute = last - MINUTES + 1 + at;
      const slot = this.#slots[minute % MINUTES];
      if (slot?.minute !== minute) return minuteOf(emptySlot(minute));
      for (const [outcome, turns] of slot.outcomes) count(outcomes, outcome, turns);
      for (const [intent, turns] of slot.intents) count(intents, intent, turns);
      all.turns += slot.turns;
      for (const [bucket, turns] of slot.latency.entries()) all.latency[bucket] = (all.latency[bucket] ?? 0) + turns;
      return minuteOf(slot);
    });
    return { minutes, outcomes, intents: [...intents].sort(([, a], [, b]) => b - a), all: minuteOf(all) };
  }

  get #minute(): number {
    return Math.floor(this.#now().getTime() / MINUTE_MS);
  }

  #slot(minute: number): Slot {
    const at = minute % MINUTES;
    const known = this.#slots[at];
    if (known?.minute === minute) return known;
    const slot = emptySlot(minute);
    this.#slots[at] = slot;
    return slot;
  }
}

function emptySlot(minute: number): Slot {
  return { minute, turns: 0, outcomes: new Map(), intents: new Map(), latency: new Uint32Array(BOUNDS_MS.length + 1) };
}

function minuteOf(slot: Slot): Minute {
  return { turns: slot.turns, p50: quantile(slot, 0.5), p95: quantile(slot, 0.95) };
}

function bucketOf(ms: number): number {
  const at = BOUNDS_MS.findIndex((bound) => ms <= bound);
  return at < 0 ? BOUNDS_MS.length : at;
}

function quantile({ turns, latency }: Slot, share: number): number | undefined {
  if (turns === 0) return undefined;
  let seen = 0;
  const bucket = latency.findIndex((count) => {
    seen += count;
    return seen >= turns * share;
  });
  return BOUNDS_MS[Math.min(bucket, BOUNDS_MS.length - 1)];
}

function count<K>(counts: Map<K, number>, key: K, turns: number): void {
  counts.set(key, (counts.get(key) ?? 0) + turns);
}
