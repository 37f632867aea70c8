import type { Channel, ChannelResponse, HostFacts, PlatformRequest } from '#sdk';
import { type TestContext, testContext } from '../../../../test/contracts/context.ts';
import { callChannel, type FakeHost, fakeHost, type HostScript, scriptedTurn } from '../../../../test/contracts/fake-host.ts';
import { httpChannel } from '../http-channel.ts';
import definition, { type Settings } from '../index.ts';

export interface HttpBench {
  readonly channel: Channel;
  readonly host: FakeHost;
  readonly context: TestContext<Settings>;
  call(request: PlatformRequest): Promise<ChannelResponse>;
}

/** The channel on a host that answers as scripted; settings as environment variables. */
export function open(
  script: HostScript = {},
  settings: Record<string, string> = {},
  facts: Partial<HostFacts> = {},
  now?: () => Date,
): HttpBench {
  const context = testContext<Settings>(definition.settings.parse(settings), { host: facts, ...(now && { now }) });
  return onContext(context, script);
}

/** Another replica, or another script, on the same store and clock. */
export function onContext(context: TestContext<Settings>, script: HostScript = {}): HttpBench {
  const host = fakeHost(script);
  const channel = httpChannel(context);
  return { channel, host, context, call: (request) => callChannel({ channel, mount: 'http', host }, request) };
}

export const ana = '+5215512345678';

export function ask(fields: Record<string, unknown> = {}, headers: PlatformRequest['headers'] = {}): PlatformRequest {
  return post(JSON.stringify({ from: ana, message: '¿Cuántos días de vacaciones tengo?', ...fields }), headers);
}

export function post(body: string | Buffer, headers: PlatformRequest['headers'] = {}): PlatformRequest {
  return { url: '/chatbot/http', headers: { 'content-type': 'application/json', ...headers }, body };
}

export function refusal(response: ChannelResponse): { code: string; message: string } {
  return (response.body as { error: { code: string; message: string } }).error;
}

/** The conversation that a 200 names. */
export function conversationOf(response: ChannelResponse): string {
  return (response.body as { conversation: string }).conversation;
}

const row = (id: string): { id: string; question: string; score: number } => ({ id, question: '¿Vacaciones?', score: 1 / 3 });

/** A direct answer in two messages, the second with options. */
export const vacaciones = scriptedTurn(
  [
    { type: 'trace', text: 'not for the caller' },
    { type: 'message', text: 'Doce días.\nMás cada año.' },
    {
      text: '¿Algo más?',
      suggestedActions: { to: [], actions: ['Sí', 'No'].map((title) => ({ type: 'imBack', title, value: title })) },
    },
  ],
  {
    outcome: 'answer',
    intent: 'procesos_internos',
    confidence: 0.93456,
    recognizer: 'catalog',
    answers: [row('vac')],
    candidates: ['vac', 'b', 'c', 'd'].map(row),
    notices: ['language_changed'],
  },
);
