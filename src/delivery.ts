import { allowListFile } from './bot/allow-list.ts';
import type { Bot } from './bot/bot.ts';
import type { DialogRunner } from './bot/dialogs.ts';
import { Intake } from './bot/intake.ts';
import { Outreach } from './bot/outreach.ts';
import { Dispatcher } from './inbox/dispatcher.ts';
import { Outbox } from './inbox/outbox.ts';
import type { Loaded } from './kernel/container.ts';
import type { Part } from './kernel/lifecycle.ts';
import type { HostSettings } from './kernel/settings.ts';
import type { RootLogger } from './observability/logger.ts';
import type { Observability } from './observability/observability.ts';
import type { RateLimit, Storage } from './storage/storage.ts';

export interface DeliveryParts {
  readonly host: HostSettings;
  readonly storage: Storage;
  readonly channels: readonly Loaded<'channel'>[];
  readonly bot: Bot;
  readonly dialogs: Pick<DialogRunner, 'forTemplate'>;
  readonly observed: Observability;
  readonly log: RootLogger;
}

/** What stands between the channels and the bot. */
export interface Delivery {
  /** Takes messages in. */
  readonly intake: Intake;
  /** Takes in what operators write. */
  readonly outreach: Outreach;
  /** Has the bot run a turn on each. */
  readonly dispatcher: Dispatcher;
  /** Has the channels send the replies. */
  readonly outbox: Outbox;
  /** Lets dispatcher and outbox begin. Starts last: messages may be waiting from before, and a turn without a catalog would fail. */
  readonly work: Part;
}

const SENDER_BURST = 10;
const OUTREACH_PER_MINUTE = 600;
/** channelIds that come through the Bot Framework without a profile of their own. */
const botFrameworkChannels = ['emulator', 'webchat', 'directline'];

/** Puts inbox, channels and bot together. Throws BLINKY_SETTINGS where the allow-list cannot be used. */
export function createDelivery({ host, storage, channels, bot, dialogs, observed, log }: DeliveryParts): Delivery {
  const { inbox } = storage;
  const { metrics, stages, load } = observed;
  const profiles = new Map(channels.flatMap(({ port }) => port.profiles ?? []).map((profile) => [profile.channelId, profile]));
  const channelsById = new Map(channels.map(({ id, port }) => [id, port]));
  let started = false;
  const open = (): boolean => started;
  const work: Part = {
    owner: 'inbox',
    async start() {
      started = true;
    },
  };
  const dispatcher = new Dispatcher({
    inbox,
    open,
    handle: (claim) => bot.handle(claim),
    apologise: (claim) => bot.apologise(claim),
    onFailure: (channel) => metrics.turnFailures.inc({ channel, code: 'BLINKY_TURN_FAILED' }),
    onForgotten: async ({ channel, activity }) => channelsById.get(channel)?.forget?.(activity.conversation.id),
    log: log.child('bot'),
    stages,
  });
  const outbox = new Outbox({
    inbox,
    open,
    channel: (id) => channelsById.get(id),
    profile: (channelId) => profiles.get(channelId),
    onFailure: (channel, final, error) => metrics.countSendFailure(channel, final, error),
    log: log.child('outbox'),
    stages,
  });
  const intake = new Intake({
    inbox,
    dispatcher,
    profile: (channelId) => profiles.get(channelId),
    allowed: host.ALLOWED_SENDERS_FILE ? allowListFile(host.ALLOWED_SENDERS_FILE, log.child('host')) : () => true,
    limits: limitsOf(host, storage),
    admit: () => load.admit(),
  });
  const outreach = new Outreach({
    inbox,
    limit: storage.limit('outreach', { perMinute: OUTREACH_PER_MINUTE, burst: OUTREACH_PER_MINUTE / 6 }),
    channel: (id) => channelsById.get(id),
    channelIds: () => [...new Set([...channels.flatMap(({ id, mount }) => [id, mount]), ...profiles.keys(), ...botFrameworkChannels])],
    begins: (template) => dialogs.forTemplate(template) !== undefined,
  });
  return { intake, outreach, dispatcher, outbox, work };
}

function limitsOf(host: HostSettings, storage: Storage) {
  const limited = (name: string, perMinute: number, burst: number): RateLimit | undefined =>
    perMinute > 0 ? storage.limit(name, { perMinute, burst: Math.max(SENDER_BURST, burst) }) : undefined;
  return {
    sender: limited('sender', host.RATE_LIMIT_PER_SENDER, SENDER_BURST),
    address: limited('address', host.RATE_LIMIT_PER_ADDRESS, host.RATE_LIMIT_PER_ADDRESS / 6),
    key: limited('key', host.RATE_LIMIT_PER_KEY, host.RATE_LIMIT_PER_KEY / 6),
  };
}
