import type { Channel, ChannelProfile, Logger, Sent } from '#sdk';
import { BlinkyError } from '#sdk';
import { errorFields } from '../observability/logger.ts';
import { type Stages, unmeasured } from '../observability/stages.ts';
import type { Inbox, PendingReply, ReplyResult } from './inbox.ts';
import { Pump } from './pump.ts';

export interface OutboxParts {
  readonly inbox: Inbox;
  readonly channel: (id: string) => Channel | undefined;
  readonly profile: (channelId: string) => ChannelProfile | undefined;
  readonly onFailure: (channel: string, final: boolean, error: unknown) => void;
  /** False while the channels start. Absent: always true. */
  readonly open?: () => boolean;
  readonly log: Logger;
  readonly stages?: Stages;
}

const CONCURRENT_SENDS = 32;
const SEND_DEADLINE_MS = 10_000;
const ATTEMPTS = 6;
/** A platform may ask for hours; the conversation does not wait that long. */
const MAX_WAIT_MS = 300_000;

/** Sends what waits in the outbox: in order within a conversation, retried when the platform says so, at least once. */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #pump: Pump;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#pump = new Pump(
      () => this.#take(),
      CONCURRENT_SENDS,
      (error) => void parts.log.error(errorFields(error), 'the outbox could not be asked for replies'),
    );
    parts.inbox.onReady(() => this.#pump.wake());
  }

  /** Resolves when nothing is being sent; from then on nothing is. */
  drained(): Promise<void> {
    return this.#pump.drained();
  }

  /** Begins to send nothing more: what would not end before the process does may reach somebody twice. */
  close(): void {
    this.#pump.close();
  }

  async #take(): Promise<(() => Promise<void>) | undefined> {
    if (this.#parts.open?.() === false) return undefined;
    const reply = await this.#parts.inbox.claimReply();
    return reply && (() => this.#send(reply));
  }

  async #send(reply: PendingReply): Promise<void> {
    const result = await this.#attempt(reply);
    await this.#parts.inbox.settleReply(reply, result).catch((error: unknown) => {
      this.#parts.log.error(errorFields(error), 'a sent reply could not be marked');
    });
  }

  async #attempt(reply: PendingReply): Promise<ReplyResult> {
    const { stages = unmeasured } = this.#parts;
    try {
      const details = { attributes: { 'blinky.channel': reply.channel, 'blinky.attempt': reply.attempt }, of: reply.activity };
      return { done: true, ...(await stages.run('send', () => this.#deliver(reply), details)) };
    } catch (error) {
      const known = error instanceof BlinkyError ? error : undefined;
      const final = known?.retryable === false || reply.attempt >= ATTEMPTS;
      this.#parts.onFailure(reply.channel, final, error);
      this.#parts.log.warn({ ...errorFields(error), channel: reply.channel, attempt: reply.attempt, final }, 'a reply was not taken');
      return final ? { done: true } : { done: false, retryAfterMs: Math.min(MAX_WAIT_MS, known?.retryAfterMs ?? 500 * 2 ** reply.attempt) };
    }
  }

  async #deliver({ channel: id, activity, interrupted }: PendingReply): Promise<Sent> {
    const channel = this.#parts.channel(id);
    if (!channel) {
      throw new BlinkyError('BLINKY_SEND_FAILED', 'its channel is not on any more', { owner: `channel/${id}`, hint: 'turn it on again' });
    }
    if (interrupted && channel.afterInterruption === 'drop') {
      throw new BlinkyError('BLINKY_SEND_FAILED', 'a replica stopped while it sent this; it is not repeated', {
        owner: `channel/${id}`,
        hint: 'nothing to do: the channel asks for that with afterInterruption',
        retryable: false,
      });
    }
    const rendered = this.#parts.profile(activity.channelId ?? '')?.render?.(activity) ?? activity;
    const { conversation, recipient, from, serviceUrl, channelId } = activity;
    const to = { conversation, user: recipient, bot: from, serviceUrl, channelId };
    return channel.send(to as Parameters<Channel['send']>[0], rendered, AbortSignal.timeout(SEND_DEADLINE_MS));
  }
}
