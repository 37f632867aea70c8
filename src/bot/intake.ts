import { randomUUID } from 'node:crypto';
import type { Activity, ChannelHost, ChannelProfile, Inbound, Turn } from '#sdk';
import { BlinkyError } from '#sdk';
import { type Dispatcher, told } from '../inbox/dispatcher.ts';
import type { Inbox, NewEntry } from '../inbox/inbox.ts';
import { isLoopback } from '../kernel/settings.ts';
import type { RateLimit } from '../storage/storage.ts';
import type { AllowList } from './allow-list.ts';
import { HOST_EVENT_PREFIX, hostEvents } from './host-events.ts';

export interface IntakeParts {
  readonly inbox: Inbox;
  readonly dispatcher: Dispatcher;
  readonly profile: (channelId: string) => ChannelProfile | undefined;
  /** Who may ask; the others get one kind sentence. */
  readonly allowed: AllowList;
  /** Those that are on. */
  readonly limits: {
    readonly sender?: RateLimit | undefined;
    readonly address?: RateLimit | undefined;
    readonly key?: RateLimit | undefined;
  };
  /** Throws BLINKY_OVERLOADED while nobody new should be made to wait. */
  readonly admit?: () => void;
}

/** A caller that waits longer than this has gone. */
const CONVERSE_MS = 15_000;

/** The host as channels see it: takes messages in, within the limits. */
export class Intake {
  readonly #parts: IntakeParts;
  /** Senders who were told that they wrote too much, until they are let in again. */
  readonly #told = new Set<string>();
  #closed = false;

  constructor(parts: IntakeParts) {
    this.#parts = parts;
  }

  /** The host for one channel plugin. */
  hostFor(channel: string): ChannelHost {
    return {
      accept: (inbound) => this.#accept(channel, inbound),
      converse: (inbound, signal) => this.#converse(channel, inbound, signal),
      turnOf: (dedupe) => this.#turnOf(`${channel}/${dedupe}`),
      admit: async (limit, id) => {
        if (limit === 'address' && isLoopback(id)) return;
        await this.#admit(this.#parts.limits[limit], `${channel}/${id}`);
      },
      profile: this.#parts.profile,
    };
  }

  /** From now on everything is refused with BLINKY_OVERLOADED: the server is stopping. */
  close(): void {
    this.#closed = true;
  }

  async #accept(channel: string, inbound: Inbound): Promise<'accepted' | 'duplicate'> {
    const entry = this.#entry(channel, inbound, false);
    const sender = senderKey(entry);
    const limited = ((await this.#parts.limits.sender?.take(sender)) ?? 0) > 0;
    if (limited && this.#told.has(sender)) return 'accepted'; // told once already: dropped without another word
    if (!limited) this.#told.delete(sender);
    const taken = await this.#parts.inbox.accept(limited ? this.#tellLimited(entry, sender) : entry);
    return taken ? 'accepted' : 'duplicate';
  }

  async #converse(channel: string, inbound: Inbound, signal: AbortSignal | undefined): Promise<Turn> {
    const entry = this.#entry(channel, inbound, true);
    this.#parts.admit?.();
    await this.#admit(this.#parts.limits.sender, senderKey(entry));
    const turn = await this.#parts.dispatcher.converse(entry, signal, CONVERSE_MS);
    if (turn) return turn;
    throw new BlinkyError('BLINKY_TIMEOUT', 'this message came before, and its answer is not there', {
      owner: 'host',
      hint: 'ask again in a moment',
      retryAfterMs: 1_000,
    });
  }

  async #turnOf(dedupe: string): Promise<Turn | undefined> {
    const answer = await this.#parts.inbox.answer(dedupe);
    return answer === undefined || answer === 'pending' ? undefined : told(answer);
  }

  async #admit(limit: RateLimit | undefined, key: string): Promise<void> {
    const wait = (await limit?.take(key)) ?? 0;
    if (wait === 0) return;
    throw new BlinkyError('BLINKY_RATE_LIMITED', 'too many messages in a short time', {
      owner: 'host',
      hint: 'wait as Retry-After says',
      retryAfterMs: wait,
    });
  }

  #entry(channel: string, { activity, dedupe, once = false }: Inbound, awaited: boolean): NewEntry {
    if (this.#closed) {
      throw new BlinkyError('BLINKY_OVERLOADED', 'Blinky is stopping', {
        owner: 'host',
        hint: 'try again in a moment',
        retryAfterMs: 2_000,
      });
    }
    const { channelId, type, id, from, conversation, name } = activity;
    if (type === 'event' && name?.startsWith(HOST_EVENT_PREFIX)) {
      throw new BlinkyError('BLINKY_BAD_REQUEST', `event names that start with ${HOST_EVENT_PREFIX} are the host's`, {
        owner: `channel/${channel}`,
      });
    }
    if (!channelId || !type || !from?.id || !conversation?.id || !(dedupe ?? id)) {
      throw new BlinkyError('BLINKY_BAD_REQUEST', 'an activity needs channelId, type, id, from.id and conversation.id', {
        owner: `channel/${channel}`,
      });
    }
    const key = `${channelId}/${conversation.id}`;
    return {
      id: randomUUID(),
      channel,
      conversation: key,
      activity: this.#parts.allowed(activity) ? (activity as Activity) : asEvent(activity, hostEvents.notAllowed),
      awaited,
      once,
      dedupe: `${channel}/${dedupe ?? `${key}/${id}`}`,
    };
  }

  #tellLimited(entry: NewEntry, sender: string): NewEntry {
    if (this.#told.size >= 10_000) this.#told.clear();
    this.#told.add(sender);
    return { ...entry, activity: asEvent(entry.activity, hostEvents.rateLimited) };
  }
}

/** The activity without its words: only that it came. */
function asEvent({ text: _text, attachments: _attachments, ...activity }: Partial<Activity>, name: string): Activity {
  return { ...activity, type: 'event', name } as Activity;
}

function senderKey(entry: NewEntry): string {
  return `${entry.channel}/${entry.activity.channelId}/${entry.activity.from?.id}`;
}
