import type { Activity, Channel, ChannelResponse, HostFacts, PlatformRequest } from '#sdk';
import { type TestContext, testContext } from '../../../../test/contracts/context.ts';
import { callChannel, type FakeHost, fakeHost, type HostScript } from '../../../../test/contracts/fake-host.ts';
import { webchatChannel } from '../channel.ts';
import definition, { type Settings } from '../index.ts';

export const SECRET = 'made-up-direct-line-secret-of-a-test';
export const OWN = 'http://127.0.0.1:8000';
export const PAGE = 'https://intranet.example';
const BASE = '/v3/directline';

export interface Bench {
  readonly channel: Channel;
  readonly host: FakeHost;
  readonly context: TestContext<Settings>;
  /** A clock that moves only when it is told to, in milliseconds. */
  advance(ms: number): void;
  call(request: PlatformRequest): Promise<ChannelResponse>;
  /** A request below `/v3/directline`, with a bearer; `json` as its body. */
  ask(path: string, bearer: string | undefined, options?: Options): Promise<ChannelResponse>;
  /** A token that the secret makes. */
  grant(body?: object): Promise<Granted>;
}

export interface Granted {
  readonly conversationId: string;
  readonly token: string;
  readonly expires_in: number;
}

export interface Options {
  readonly method?: 'get' | 'post' | 'options';
  readonly json?: unknown;
  readonly headers?: PlatformRequest['headers'];
}

/** The channel on a host that only records; the secret is set and one other origin is allowed. */
export function open(settings: Record<string, string> = {}, facts: Partial<HostFacts> = {}, script: HostScript = {}): Bench {
  let at = Date.parse('2026-03-02T15:00:00Z');
  const values = { DIRECTLINE_SECRET: SECRET, WEBCHAT_ALLOWED_ORIGINS: PAGE, ...settings };
  const host = fakeHost(script);
  const context = testContext<Settings>(definition.settings.parse(values), { host: facts, now: () => new Date(at) });
  const channel = webchatChannel(context);
  const call = (request: PlatformRequest): Promise<ChannelResponse> => callChannel({ channel, mount: 'webchat', host }, request);
  const ask: Bench['ask'] = (path, bearer, { method = 'get', json, headers } = {}) =>
    call({
      ...{ method: json === undefined ? method : 'post', url: `${BASE}${path}` },
      headers: { 'content-type': 'application/json', ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }), ...headers },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    });
  return {
    ...{ channel, host, context, call, ask },
    advance(ms) {
      at += ms;
    },
    grant: async (body = { user: { id: 'dl_ana' } }) => (await ask('/tokens/generate', SECRET, { json: body })).body as Granted,
  };
}

export function message(text: string, more: object = {}): object {
  return { type: 'message', from: { id: 'ana' }, text, ...more };
}

export function bodyOf<T>(response: ChannelResponse): T {
  return response.body as T;
}

/** What a client reads of a conversation, from a watermark on. */
export async function history(bench: Bench, { conversationId, token }: Granted, watermark = ''): Promise<Read> {
  return bodyOf(await bench.ask(`/conversations/${conversationId}/activities?watermark=${watermark}`, token));
}

export interface Read {
  readonly activities: readonly Activity[];
  readonly watermark: string;
}

export function say(bench: Bench, { conversationId, token }: Granted, text: string, more: object = {}): Promise<ChannelResponse> {
  return bench.ask(`/conversations/${conversationId}/activities`, token, { json: message(text, more) });
}

/** What the bot says to a conversation, as the outbox sends it. */
export async function reply(bench: Bench, conversation: string, activity: Partial<Activity>): Promise<void> {
  const to = { conversation: { id: conversation, isGroup: false, conversationType: 'personal', name: '' } };
  await bench.channel.send(to, { type: 'message', ...activity }, new AbortController().signal);
}
