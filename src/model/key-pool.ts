import { cooldownAfter, restUntilReset } from './cooldown.ts';
import type { Fault, FaultKind, HeaderSource } from './fault.ts';
import type { ModelKey } from './keys.ts';

export interface KeyPoolParts {
  /** The keys as the settings stand now; the same array while they have not changed. */
  readonly keys: () => readonly ModelKey[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** 0 to 1, for jitter. */
  readonly random: () => number;
  /** Calls that one key may have under way. */
  readonly inFlightCap: number;
  /** Called when a key is refused for good. */
  readonly onDead: (key: ModelKey) => void;
}

/** A key that was picked for one call; exactly one of the two ends it. */
export interface Lease {
  readonly key: ModelKey;
  succeeded(headers: HeaderSource): void;
  failed(fault: Fault): void;
}

export interface KeyState {
  readonly id: string;
  readonly state: 'ready' | 'cooling' | 'dead';
  /** Milliseconds until it may be used again. */
  readonly coolsForMs: number;
  readonly inFlight: number;
}

interface Slot {
  key: ModelKey;
  inFlight: number;
  usedAt: number;
  coolUntil: number;
  dead: boolean;
  succeededAt: number;
  faultedAt: number;
  strikes: Partial<Record<FaultKind, number>>;
}

/** Chooses the key of each call, and lets one rest when its provider says so. */
export class KeyPool {
  readonly #parts: KeyPoolParts;
  #keys: readonly ModelKey[] = [];
  #slots: Slot[] = [];
  /** Orders events within one millisecond. */
  #step = 0;

  constructor(parts: KeyPoolParts) {
    this.#parts = parts;
  }

  /** Least in flight, then least recently used, among keys that may be used and are not in `except`; undefined when none is left. */
  take(except: ReadonlySet<string>): Lease | undefined {
    const now = this.#parts.now();
    let best: Slot | undefined;
    for (const slot of this.#current()) {
      if (slot.dead || slot.coolUntil > now || slot.inFlight >= this.#parts.inFlightCap || except.has(slot.key.id)) continue;
      if (!best || slot.inFlight < best.inFlight || (slot.inFlight === best.inFlight && slot.usedAt < best.usedAt)) best = slot;
    }
    if (!best) return undefined;
    best.inFlight++;
    best.usedAt = ++this.#step;
    return this.#lease(best, this.#step);
  }

  states(): readonly KeyState[] {
    const now = this.#parts.now();
    return this.#current().map(({ key, dead, coolUntil, inFlight }) => {
      const coolsForMs = Math.max(0, coolUntil - now);
      return { id: key.id, state: dead ? 'dead' : coolsForMs > 0 ? 'cooling' : 'ready', coolsForMs, inFlight };
    });
  }

  /** Keys that stay keep their state; what was dead is tried again once it is set anew. */
  #current(): readonly Slot[] {
    const keys = this.#parts.keys();
    if (keys === this.#keys) return this.#slots;
    this.#keys = keys;
    const known = new Map(this.#slots.map((slot) => [slot.key.secret, slot]));
    // The slot itself is kept: calls under way end on it.
    this.#slots = keys.map((key) => Object.assign(known.get(key.secret) ?? newSlot(key), { key, dead: false }));
    return this.#slots;
  }

  #lease(slot: Slot, startedAt: number): Lease {
    return {
      key: slot.key,
      succeeded: (headers) => {
        slot.inFlight--;
        slot.succeededAt = ++this.#step;
        // A success that set out before the last fault says nothing about the time after it.
        if (startedAt > slot.faultedAt) slot.strikes = {};
        const rest = restUntilReset(headers);
        if (rest > 0) this.#coolGroup(slot, rest);
      },
      failed: (fault) => {
        slot.inFlight--;
        // A request that is at fault, an output, a caller that left: they say nothing about the key.
        if (fault.kind === 'cancelled' || fault.kind === 'request' || fault.kind === 'unusable') return;
        // A key that answered others meanwhile does not only time out.
        if ((fault.kind === 'timeout' || fault.kind === 'lost') && slot.succeededAt > startedAt) return;
        this.#punish(slot, fault, startedAt);
      },
    };
  }

  #punish(slot: Slot, fault: Fault, startedAt: number): void {
    if (fault.kind === 'unauthorized' && !slot.dead) {
      slot.dead = true;
      this.#parts.onDead(slot.key);
    }
    const sort = fault.kind === 'lost' ? 'timeout' : fault.kind;
    // Calls that were under way together fail together: that is one strike.
    const strikes = Math.max(1, (slot.strikes[sort] ?? 0) + (startedAt > slot.faultedAt ? 1 : 0));
    slot.strikes[sort] = strikes;
    slot.faultedAt = ++this.#step;
    const rest = cooldownAfter(fault, strikes);
    if (rest === 0) return;
    if (fault.kind === 'rate_limited' || fault.kind === 'quota') this.#coolGroup(slot, rest);
    else this.#cool(slot, rest);
  }

  #coolGroup(slot: Slot, ms: number): void {
    for (const other of this.#slots) if (other.key.group === slot.key.group) this.#cool(other, ms);
  }

  #cool(slot: Slot, ms: number): void {
    const jittered = ms * (1 + 0.1 * this.#parts.random());
    slot.coolUntil = Math.max(slot.coolUntil, this.#parts.now() + jittered);
  }
}

function newSlot(key: ModelKey): Slot {
  return { key, inFlight: 0, usedAt: 0, coolUntil: 0, dead: false, succeededAt: 0, faultedAt: 0, strikes: {} };
}
