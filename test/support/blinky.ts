import { randomUUID } from 'node:crypto';
import type { Activity, CatalogRow, DialogDefinition, IntentRecognizer, Turn } from '#sdk';
import type { App } from '../../src/app.ts';
import { compose } from '../../src/compose.ts';
import { configure } from '../../src/kernel/configure.ts';
import { discover } from '../../src/kernel/discover.ts';
import type { Environment } from '../../src/kernel/environment.ts';
import { readSettings } from '../../src/kernel/settings.ts';
import { type Clock, createClock } from './clock.ts';
import { withDropIns } from './drop-ins.ts';
import { RecordingChannel } from './recording-channel.ts';
import { type RecordingLog, recordingLog } from './recording-log.ts';

export interface Overrides {
  /** Settings; the process's environment and `.env` do not count. */
  readonly env?: Readonly<Record<string, string>>;
  /** Dialogs beside the shipped ones. */
  readonly dialogs?: readonly DialogDefinition[];
  /** Recognisers beside the shipped ones, by plugin id. */
  readonly recognizers?: Readonly<Record<string, IntentRecognizer>>;
  /** Replaces the shipped catalog. */
  readonly rows?: readonly CatalogRow[];
  readonly fetch?: typeof fetch;
  readonly modelFetch?: typeof fetch;
  readonly clock?: Clock;
  /** With the shipped channels that `env.CHANNELS` names, behind the real server on a free loopback port. */
  readonly served?: boolean;
}

/** Who writes, where. */
export interface Writer {
  readonly from?: string;
  readonly conversation?: string;
  readonly channel?: 'test' | 'other';
  /** What else the activity holds, such as another `type`. */
  readonly activity?: Partial<Activity>;
}

/** The real application in this process, without a server unless it was asked for: the test is its channels, its clock, its network and its log. */
export interface Blinky {
  readonly app: App;
  /** Where the server is; empty without one. */
  readonly url: string;
  readonly clock: Clock;
  readonly log: RecordingLog;
  /** Where `deliver` gets its replies. */
  readonly channel: RecordingChannel;
  /** One message, and the turn that answers it. */
  say(text: string, writer?: Writer): Promise<Turn>;
  /** One message as an asynchronous platform delivers it; the replies arrive at `channel`. */
  deliver(text: string, writer?: Writer): Promise<'accepted' | 'duplicate'>;
  stop(): Promise<void>;
}

/** Discovers, configures and composes Blinky as `main.ts` does, and loads its catalog. */
export async function startBlinky(overrides: Overrides = {}): Promise<Blinky> {
  const { clock = createClock(), dialogs = [], recognizers = {}, rows, served = false } = overrides;
  const log = recordingLog();
  const channel = new RecordingChannel();
  const environment = environmentOf({
    CHANNELS: 'test,other',
    PORT: '0',
    BURST_WINDOW_MS: '0',
    ...(rows && { CATALOG: 'rows' }),
    ...overrides.env,
  });
  const { host } = readSettings(environment);
  const channels = (['test', 'other'] as const).map((id) => [id, channel] as const);
  const found = withDropIns(await shipped(), {
    channels,
    recognizers: Object.entries(recognizers),
    dialogs,
    rows,
    shippedChannels: served,
  });
  const configuration = configure(found, environment, host);
  const app = await compose(configuration, host, {
    log,
    now: clock.now,
    fetch: overrides.fetch ?? noNetwork,
    ...(overrides.modelFetch && { modelFetch: overrides.modelFetch }),
  });
  const url = served ? await app.start() : '';
  if (!served) await app.startOffline();
  const inbound = (text: string, writer: Writer = {}): { activity: Partial<Activity> } => ({
    activity: activityOf(text, randomUUID(), writer),
  });
  const signal = new AbortController().signal;
  return {
    app,
    url,
    clock,
    log,
    channel,
    say: (text, writer) => app.intake.hostFor(writer?.channel ?? 'test').converse(inbound(text, writer), signal),
    deliver: (text, writer) => app.intake.hostFor(writer?.channel ?? 'test').accept(inbound(text, writer)),
    stop: () => app.stop(),
  };
}

function activityOf(
  text: string,
  id: string,
  { from = 'ana', conversation = from, channel = 'test', activity }: Writer,
): Partial<Activity> {
  return {
    type: 'message',
    id,
    channelId: channel,
    text,
    from: { id: from, name: '' },
    recipient: { id: 'blinky', name: '' },
    conversation: { id: conversation, isGroup: false, conversationType: '', name: '' },
    ...activity,
  };
}

/** The drop-ins of the repository, looked for once: reading every package's manifest takes longer than a test. */
let shippedOnce: ReturnType<typeof discover> | undefined;
function shipped(): ReturnType<typeof discover> {
  shippedOnce ??= discover();
  return shippedOnce;
}

function environmentOf(values: Readonly<Record<string, string>>): Environment {
  return { get: (name) => values[name], fromFile: () => false };
}

const noNetwork: typeof fetch = async () => {
  throw new TypeError('this test gives no network');
};
