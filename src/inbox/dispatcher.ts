import type { Logger, Turn } from '#sdk';
import { BlinkyError } from '#sdk';
import { errorFields } from '../observability/logger.ts';
import { type Stages, unmeasured } from '../observability/stages.ts';
import type { Answer, Claim, Entry, Inbox, NewEntry, OutgoingReply } from './inbox.ts';
import { failedTurn } from './inbox.ts';
import { Pump } from './pump.ts';

/** Runs one turn on a claim. Throws when it failed; then nothing of it is kept. */
export type TurnHandler = (claim: Claim) => Promise<HandledTurn>;

export interface HandledTurn {
  /** The conversation's new state; undefined forgets it. */
  readonly state: string | undefined;
  readonly turn: Turn;
  /** Id of the channel plugin that sends the replies. */
  readonly channel: string;
}

export interface DispatcherParts {
  readonly inbox: Inbox;
  readonly handle: TurnHandler;
  /** The replies that tell a user kindly that a turn failed for good. */
  readonly apologise: (claim: Claim) => readonly OutgoingReply[];
  /** Counts a turn that failed for good, by the id of its channel. */
  readonly onFailure: (channel: string) => void;
  /** Runs after a conversation was forgotten. */
  readonly onForgotten: (entry: Entry) => Promise<void>;
  /** False while Blinky starts: what waits in a database is not for a bot that cannot answer yet. Absent: always true. */
  readonly open?: () => boolean;
  readonly log: Logger;
  readonly stages?: Stages;
}

/** A caller that waits for its turn. */
interface Waiting {
  readonly dedupe: string;
  readonly once: boolean;
  resolve(turn: Turn): void;
  reject(error: unknown): void;
}

/** Turns that wait for a model must not hold up the others. */
const CONCURRENT_TURNS = 1_000;
/** Begun, not failed: an inbox gives up after fewer failures. */
const ATTEMPTS = 8;
/** A second delivery asks so often what the first one came to, in milliseconds. */
const ASK_AGAIN_MS = 250;

/** Takes claims from the inbox, runs their turns and commits what they leave; hands the replies to whoever waits for them. */
export class Dispatcher {
  readonly #parts: DispatcherParts;
  readonly #waiting = new Map<string, Waiting>();
  readonly #pump: Pump;

  constructor(parts: DispatcherParts) {
    this.#parts = parts;
    this.#pump = new Pump(
      () => this.#take(),
      CONCURRENT_TURNS,
      (error) => void parts.log.error(errorFields(error), 'the inbox could not be asked for work'),
    );
    parts.inbox.onReady(() => this.#pump.wake());
    parts.inbox.onAnswer((entryId) => void this.#answeredElsewhere(entryId));
  }

  /**
   * Accepts a message whose replies the caller waits for. A duplicate gets what the first one is told, here or on another
   * replica; undefined when nothing is known of that.
   * Rejects with BLINKY_TIMEOUT after `ms` milliseconds, and when `signal` aborts; the turn itself goes on.
   */
  async converse(entry: NewEntry, signal: AbortSignal | undefined, ms: number): Promise<Turn | undefined> {
    signal?.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<Turn>();
    promise.catch(() => {}); // it may reject while accept() is still at work and nobody listens yet
    this.#waiting.set(entry.id, { dedupe: entry.dedupe, once: entry.once ?? false, resolve, reject });
    const abort = (): void => reject(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    const timer = setTimeout(() => reject(late()), ms);
    try {
      const accepted = await this.#parts.inbox.accept(entry);
      return await (accepted ? promise : Promise.race([promise, this.#answerOfFirst(entry)]));
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      this.#waiting.delete(entry.id);
    }
  }

  /** Resolves when no turn is running; from then on none is begun. */
  drained(): Promise<void> {
    return this.#pump.drained();
  }

  async #take(): Promise<(() => Promise<void>) | undefined> {
    const { inbox, open, stages = unmeasured } = this.#parts;
    if (open?.() === false) return undefined;
    const claim = await inbox.claim();
    return claim && (() => stages.turn(claim.entries[0].receivedAt, () => this.#run(claim, stages)));
  }

  async #run(claim: Claim, stages: Stages): Promise<void> {
    const { inbox, handle, log } = this.#parts;
    try {
      // Counted before it runs: this many have taken their process down with them.
      if (claim.attempt > ATTEMPTS) throw new BlinkyError('BLINKY_TURN_FAILED', 'it was begun too often', { owner: 'bot' });
      const { state, turn, channel } = await handle(claim);
      const replies = repliesToSend(claim, turn, channel);
      const [{ id, awaited }] = claim.entries;
      const answer = awaited ? turn : undefined;
      // Not where channels forget the conversation before the caller is told: it may have gone by then.
      const taken = state !== undefined && (this.#waiting.get(id)?.once ?? false);
      stages.carry(replies.map(({ activity }) => activity));
      const kept = await stages.run('commit', () => inbox.commit(claim, { state, replies, answer, taken }));
      if (kept && state === undefined) await this.#forgotten(claim.entries[0]);
      if (kept) this.#answer(claim.entries, turn);
    } catch (error) {
      log.error({ ...errorFields(error), attempt: claim.attempt, channel: claim.entries[0].channel }, 'a turn failed');
      await this.#failed(claim, error);
    }
  }

  /** The turn is committed by now: a channel that cannot forget must not make it fail. */
  async #forgotten(entry: Entry): Promise<void> {
    await this.#parts.onForgotten(entry).catch((error: unknown) => {
      this.#parts.log.error({ ...errorFields(error), channel: entry.channel }, 'a channel could not forget a conversation');
    });
  }

  async #failed(claim: Claim, error: unknown): Promise<void> {
    const { inbox, apologise, onFailure, log } = this.#parts;
    try {
      const apology = apologise(claim);
      const fate = await inbox.fail(claim, error, apology);
      if (fate !== 'dead') return;
      onFailure(claim.entries[0].channel);
      this.#reject(claim.entries, turnFailed(failedTurn(apology).failed, error));
    } catch (worse) {
      log.error(errorFields(worse), 'a failed turn could not be put back');
    }
  }

  /** Another replica ran the turn of a caller that waits here. One that cannot be fetched now is there for whoever asks again. */
  async #answeredElsewhere(entryId: string): Promise<void> {
    const waiting = this.#waiting.get(entryId);
    const answer = waiting && (await this.#parts.inbox.answer(waiting.dedupe).catch(() => undefined));
    if (!answer || answer === 'pending') return;
    if ('failed' in answer) waiting.reject(turnFailed(answer.failed));
    else waiting.resolve(answer);
  }

  /** Asks, since nobody tells a duplicate, until its caller has gone. */
  async #answerOfFirst({ id, dedupe }: NewEntry): Promise<Turn | undefined> {
    while (this.#waiting.has(id)) {
      const answer = await this.#parts.inbox.answer(dedupe);
      if (answer !== 'pending') return answer && told(answer);
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    }
    return undefined;
  }

  #answer(entries: readonly Entry[], turn: Turn): void {
    for (const entry of entries) this.#waiting.get(entry.id)?.resolve(turn);
  }

  /** Whoever waits reads the same words as those who are written to. */
  #reject(entries: readonly Entry[], error: BlinkyError): void {
    for (const entry of entries) this.#waiting.get(entry.id)?.reject(error);
  }
}

/** The turn. Throws BLINKY_TURN_FAILED, with its kind words, for one that failed. */
export function told(answer: Answer): Turn {
  if ('failed' in answer) throw turnFailed(answer.failed);
  return answer;
}

function turnFailed(words: string, cause?: unknown): BlinkyError {
  return new BlinkyError('BLINKY_TURN_FAILED', words, { owner: 'bot', cause });
}

function late(): BlinkyError {
  return new BlinkyError('BLINKY_TIMEOUT', 'the reply took too long', {
    owner: 'bot',
    hint: 'send the message again',
    retryAfterMs: 1_000,
  });
}

/** Replies that leave through the channel: none for a caller that waits. */
function repliesToSend(claim: Claim, turn: Turn, channel: string): OutgoingReply[] {
  if (claim.entries[0].awaited) return [];
  return turn.replies.map((activity) => ({ channel, conversation: claim.conversation, activity }));
}
