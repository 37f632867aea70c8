import type { Activity, BlinkyError, Channel, ChannelResponse, HostFacts, ModelClient, PlatformRequest } from '#sdk';
import { type TestContext, testContext } from '../../../../test/contracts/context.ts';
import { callChannel, type FakeHost, fakeHost } from '../../../../test/contracts/fake-host.ts';
import { createWhatsAppChannel } from '../channel.ts';
import { type Settings, settings } from '../settings.ts';
import { SENDER, SID, TOKEN, type TwilioServer } from './twilio-server.ts';
import { ANA } from './webhooks.ts';

export const KEY = 'made-up-api-key';
export const TEMPLATE = 'HX0123456789abcdef0123456789abcdef';

export interface BenchOptions {
  readonly twilio?: TwilioServer;
  readonly settings?: Readonly<Record<string, string>>;
  readonly facts?: Partial<HostFacts>;
  readonly now?: () => Date;
  readonly model?: ModelClient;
}

export interface Bench {
  readonly channel: Channel;
  readonly host: FakeHost;
  readonly context: TestContext<Settings>;
  /** What was counted, as `event detail`. */
  readonly counted: readonly string[];
  call(request: PlatformRequest): Promise<ChannelResponse>;
  /** Sends a reply to Ana. */
  reply(activity: Partial<Activity> | string): Promise<unknown>;
  /** The error that sending a reply to Ana ends with. */
  refusal(activity: Partial<Activity> | string): Promise<BlinkyError>;
}

/** The channel on a host that only records. */
export function open({ twilio, settings: given, facts, now, model }: BenchOptions = {}): Bench {
  const parsed = settings.parse({
    TWILIO_ACCOUNT_SID: SID,
    TWILIO_AUTH_TOKEN: TOKEN,
    TWILIO_WHATSAPP_FROM: SENDER,
    BLINKY_API_KEYS: KEY,
    ...(twilio && { TWILIO_BASE_URL: twilio.url }),
    ...given,
  });
  const counted: string[] = [];
  const context: TestContext<Settings> = {
    ...testContext<Settings>(parsed, { fetch, ...(facts && { host: facts }), ...(now && { now }), ...(model && { model }) }),
    count: (event, detail) => void counted.push(`${event} ${detail}`),
  };
  const channel = createWhatsAppChannel(context);
  const host = fakeHost();
  const reply = async (activity: Partial<Activity> | string): Promise<unknown> => {
    const to = { user: { id: ANA }, bot: { id: SENDER }, conversation: { id: ANA } } as Parameters<Channel['send']>[0];
    const message = typeof activity === 'string' ? { text: activity } : activity;
    return channel.send(to, { type: 'message', ...message }, new AbortController().signal);
  };
  return {
    channel,
    host,
    context,
    counted,
    call: (request) => callChannel({ channel, mount: 'whatsapp', host }, request),
    reply,
    refusal: (activity) => reply(activity).then(notRefused, (error: BlinkyError) => error),
  };
}

function notRefused(): never {
  throw new Error('the reply was taken');
}
