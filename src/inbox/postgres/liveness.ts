import type { Health, Logger } from '#sdk';
import { errorFields } from '../../observability/logger.ts';
import type { Database } from '../../postgres/database.ts';
import { LOCK_CLASS, type Session } from '../../postgres/session.ts';

export interface LivenessParts {
  readonly database: Database;
  readonly session: Session;
  readonly log: Logger;
  /** How often it looks after work that nobody announced, in milliseconds. */
  readonly pollMs?: number;
  /** Milliseconds that peers get to come back after the database was away, before they count as dead. */
  readonly graceMs?: number;
}

/** A replica that has not renewed its claims for this many milliseconds has lost them. */
export const LEASE_MS = 8_000;
const POLL_MS = 500;
const BEAT_MS = 1_000;
const SWEEP_MS = 5_000;
const GRACE_MS = 3_000;
const DEDUPE_MS = 8 * 86_400_000; // WhatsApp retries for 7 days
const DEAD_LETTER_MS = 7 * 86_400_000;
/** At each sweep; a replica that answers a thousand messages a second makes as many. */
const SWEEP_ROWS = 5_000;

/** Keeps one replica alive in the eyes of the others, takes over from dead ones, and tidies up. */
export class Liveness {
  /** Tokens of the claims that run here and are renewed. */
  readonly turns = new Set<string>();
  readonly replies = new Set<string>();
  /** Messages accepted and not yet answered, over all replicas: counted every few seconds, kept up to date in between. */
  depth = 0;
  /** When the oldest of them came, in milliseconds since 1970; looked up with the same sweep. */
  oldestAt: number | undefined;
  readonly #parts: LivenessParts;
  readonly #session: Session;
  readonly #timers: NodeJS.Timeout[] = [];
  #onWork: () => void = () => {};
  #onAnswer: (entryId: string) => void = () => {};

  constructor(parts: LivenessParts) {
    this.#parts = parts;
    this.#session = parts.session;
    this.#session.on('blinky_answer', (entryId) => this.#onAnswer(entryId));
  }

  /** Of this replica, since its start. */
  get replica(): number {
    return this.#session.replica;
  }

  /** Only a living replica claims: a dead one's claims are taken away at once. */
  get alive(): boolean {
    return this.#session.aliveMs !== undefined;
  }

  /** True when a claim made `ageMs` milliseconds ago cannot have been taken away: its lease is young, and this replica was never away since. */
  holdsSince(ageMs: number): boolean {
    return ageMs < Math.min(BEAT_MS, this.#session.aliveMs ?? 0);
  }

  /** `listener` runs when there may be work that this replica was not told of. */
  onWork(listener: () => void): void {
    this.#onWork = listener;
  }

  /** `listener` hears of answers that another replica has for a caller of this one. */
  onAnswer(listener: (entryId: string) => void): void {
    this.#onAnswer = listener;
  }

  async start(): Promise<void> {
    await this.#session.start();
    await this.sweep();
    this.#every(this.#parts.pollMs ?? POLL_MS, async () => this.#onWork());
    this.#every(BEAT_MS, () => this.beat());
    this.#every(SWEEP_MS, () => this.sweep());
  }

  async health(): Promise<Health> {
    try {
      await this.#parts.database.query('select 1');
    } catch {
      return { ok: false, detail: 'the database does not answer' };
    }
    return this.alive ? { ok: true, detail: 'connected' } : { ok: false, detail: 'its session with the database is being restored' };
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await this.#session.stop();
  }

  /** Says that this replica works on what it claimed, and frees what dead ones hold. Runs each second. */
  async beat(): Promise<void> {
    const alive = this.#session.aliveMs;
    if (alive === undefined) return;
    const [row] = await this.#session.query<{ freed: number }>('select blinky.keep_alive($1, $2, $3, $4, $5) as freed', [
      [...this.turns],
      [...this.replies],
      LEASE_MS,
      LOCK_CLASS,
      alive >= (this.#parts.graceMs ?? GRACE_MS),
    ]);
    if (row && row.freed > 0) this.#onWork();
  }

  /** Deletes what nobody needs any more, and wakes what nobody woke. Runs every five seconds. */
  async sweep(): Promise<void> {
    const { database } = this.#parts;
    await database.query('select blinky.sweep($1, $2, $3), blinky.sweep_shared($3)', [DEDUPE_MS, DEAD_LETTER_MS, SWEEP_ROWS]);
    const [row] = await database.query<{ depth: number; oldest: number | null }>(
      'select count(*) as depth, min(at) as oldest from blinky.inbox where done_at is null',
    );
    this.depth = row?.depth ?? 0;
    this.oldestAt = row?.oldest ?? undefined;
    this.#onWork();
  }

  /** One at a time; a database that is away is not a reason to stop. */
  #every(ms: number, run: () => Promise<void>): void {
    let busy = false;
    const timer = setInterval(() => {
      if (busy) return;
      busy = true;
      run()
        .catch((error: unknown) => this.#parts.log.debug(errorFields(error), 'the database could not be looked after'))
        .finally(() => {
          busy = false;
        });
    }, ms);
    this.#timers.push(timer.unref());
  }
}
