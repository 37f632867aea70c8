import type { Activity, BlinkyError, Channel, ChannelHarness, ChannelResponse, HostFacts, ModelClient, PlatformRequest, Sent } from '#sdk';
import { type TestContext, testContext } from '../contracts/context.ts';
import { callChannel, type FakeHost, fakeHost } from '../contracts/fake-host.ts';

export interface ChannelBenchOptions {
  /** What the channel's requests reach. */
  readonly platform: { readonly fetch: typeof fetch };
  /** Beside the harness's. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly facts?: Partial<HostFacts>;
  readonly now?: () => Date;
  readonly model?: ModelClient;
}

export interface ChannelBench {
  readonly channel: Channel;
  readonly host: FakeHost;
  readonly context: TestContext<never>;
  /** What was counted, as `event detail`. */
  readonly counted: readonly string[];
  call(request: PlatformRequest): Promise<ChannelResponse>;
  /** Sends a reply into a conversation; default: of the harness's first user. */
  reply(activity: Partial<Activity> | string, conversation?: string): Promise<Sent>;
  /** The error that this ends with. */
  refusal(activity: Partial<Activity> | string, conversation?: string): Promise<BlinkyError>;
}

/** A channel on a host that only records, and on a platform that is played. */
export async function openChannel(harness: ChannelHarness, options: ChannelBenchOptions): Promise<ChannelBench> {
  const { definition } = harness;
  const { platform, now, model, facts } = options;
  const settings = definition.settings.parse({ ...harness.settings, ...options.settings });
  const counted: string[] = [];
  const context: TestContext<never> = {
    ...testContext(settings as never, {
      fetch: platform.fetch,
      host: { ...harness.host, ...facts },
      ...(now && { now }),
      ...(model && { model }),
    }),
    count: (event, detail) => void counted.push(`${event} ${detail}`),
  };
  const channel = await definition.create(context);
  const host = fakeHost();
  const reply = async (activity: Partial<Activity> | string, id = harness.users[0]): Promise<Sent> => {
    const to = { conversation: { id }, user: { id: harness.users[0] } } as Parameters<Channel['send']>[0];
    const message = typeof activity === 'string' ? { text: activity } : activity;
    return channel.send(to, { type: 'message', ...message }, new AbortController().signal);
  };
  return {
    channel,
    host,
    context,
    counted,
    call: (request) => callChannel({ channel, mount: definition.mount ?? definition.id, host }, request),
    reply,
    refusal: (activity, conversation) => reply(activity, conversation).then(notRefused, (error: BlinkyError) => error),
  };
}

/** A reply that offers options, as the host makes it. */
export function offering(text: string, ...titles: string[]): Partial<Activity> {
  return { text, suggestedActions: { to: [], actions: titles.map((title) => ({ type: 'imBack', title, value: title })) } };
}

function notRefused(): never {
  throw new Error('the reply was taken');
}
