import { expect } from 'chai';
import type { Activity, BlinkyError, ConversationReference } from '#sdk';
import type { CredentialsFactory } from './connector.ts';
import { appSettings, type BenchOptions, BOT_TOKEN, fixedCredentials, openBench } from './testing/bench.ts';
import { type ConnectorServer, openConnectorServer } from './testing/connector-server.ts';

const signal = new AbortController().signal;

describe('a reply through a Bot Framework connector', () => {
  let connector: ConnectorServer;
  let elsewhere: ConnectorServer;

  beforeEach(async () => {
    connector = await openConnectorServer(BOT_TOKEN);
    elsewhere = await openConnectorServer(BOT_TOKEN);
  });
  afterEach(() => Promise.all([connector.close(), elsewhere.close()]));

  const bench = (options: BenchOptions = {}) =>
    openBench({
      ...options,
      settings: { ...appSettings({ metadataUrl: 'http://127.0.0.1:9/' }), SERVICE_URL_ALLOW: '127.0.0.1', ...options.settings },
    });
  const reference = (changes: Partial<ConversationReference> = {}): Partial<ConversationReference> => ({
    activityId: 'message-1',
    user: { id: 'ana', name: 'Ana' },
    bot: { id: 'bot', name: 'Blinky' },
    conversation: { id: 'a:1/ñ?;messageid=1' } as ConversationReference['conversation'],
    channelId: 'webchat',
    serviceUrl: `${connector.url}/amer/`,
    ...changes,
  });
  const options = {
    type: 'message',
    text: '¿Cuál?',
    suggestedActions: { to: [], actions: [{ type: 'imBack', title: 'Una', value: 'Una' }] },
  };

  it('answers the message that it replies to, as the strict connector wants it', async () => {
    const { channel } = bench();
    const sent = await channel.send(reference(), { ...options, id: 'own', channelData: { tenant: 't' } }, signal);
    expect(connector.complaints).to.deep.equal([]);
    expect(sent).to.deep.equal({ providerId: 'sent-1' });
    expect(connector.requests[0]).to.equal('POST /amer/v3/conversations/a%3A1%2F%C3%B1%3F%3Bmessageid%3D1/activities/message-1');
    const [activity] = connector.taken;
    expect(activity).to.deep.include({ text: '¿Cuál?', replyToId: 'message-1', channelData: { tenant: 't' } });
    expect(activity?.suggestedActions?.actions[0]).to.deep.include({ title: 'Una', value: 'Una' });
    expect(activity?.from.id).to.equal('bot');
  });

  it('goes to the conversation where there is nothing to reply to, also from a reference that was stored', async () => {
    const { channel } = bench();
    const stored = JSON.parse(JSON.stringify(reference({ activityId: undefined })));
    await channel.send(stored, { type: 'message', text: 'Bienvenida' }, signal);
    expect(connector.complaints).to.deep.equal([]);
    expect(connector.requests[0]).to.match(/\/activities$/);
  });

  it('is split when it is long, the options with the last part', async () => {
    const { channel } = bench();
    const text = 'Una frase de prueba. '.repeat(1_400);
    await channel.send(
      reference(),
      { ...options, text, attachments: [{ contentType: 'text/plain', contentUrl: 'https://a.example/' }] },
      signal,
    );
    expect(connector.complaints).to.deep.equal([]);
    expect(connector.taken.map((part) => part.text).join('')).to.equal(text);
    const extras = connector.taken.map((part) => Boolean(part.suggestedActions) && Boolean(part.attachments?.length));
    expect(extras).to.deep.equal([false, false, true]);
  });

  it('goes on after the parts that were taken when a try breaks off in the middle', async () => {
    const { channel } = bench();
    const text = 'Una frase de prueba. '.repeat(1_400);
    connector.answer({ status: 503, after: 1 });
    expect(await failure(channel.send(reference(), { type: 'message', text }, signal))).to.include({ retryable: true });
    connector.answer(undefined);
    await channel.send(reference(), { type: 'message', text }, signal);
    expect(connector.taken.map((part) => part.text).join('')).to.equal(text);
  });

  it('is tried once, and the error says whether and when to try again', async () => {
    const { channel } = bench();
    const cases = [
      { status: 429, headers: { 'retry-after': '3' }, error: { retryable: true, retryAfterMs: 3_000 } },
      { status: 429, error: { retryable: true, retryAfterMs: undefined } },
      { status: 503, headers: { 'retry-after': 'soon' }, error: { retryable: true, retryAfterMs: undefined } },
      { status: 500, error: { retryable: true } },
      { status: 403, error: { retryable: false } },
      { status: 404, headers: { 'retry-after': '3' }, error: { retryable: false, retryAfterMs: undefined } },
    ];
    for (const { error, ...answer } of cases) {
      connector.answer(answer);
      const failed = await failure(channel.send(reference(), options, signal));
      expect(failed, `${answer.status}`).to.include({ code: 'BLINKY_SEND_FAILED', owner: 'channel/botframework', ...error });
      expect(failed.cause).to.equal(undefined);
    }
    expect(connector.requests).to.have.length(cases.length);
  });

  it('says at which moment a date in Retry-After lies', async () => {
    const { channel } = bench({ now: () => new Date('2026-03-02T15:00:00Z') });
    connector.answer({ status: 503, headers: { 'retry-after': 'Mon, 02 Mar 2026 15:00:30 GMT' } });
    expect((await failure(channel.send(reference(), options, signal))).retryAfterMs).to.equal(30_000);
  });

  it('counts as sent whatever a 2xx says besides', async () => {
    const { channel } = bench();
    connector.answer({ status: 202 });
    expect(await channel.send(reference(), options, signal)).to.deep.equal({});
  });

  it('never follows a redirect to another host', async () => {
    const { channel } = bench();
    for (const status of [301, 302, 307, 308]) {
      connector.answer({ status, headers: { location: `${elsewhere.url}/v3/conversations/x/activities` } });
      expect(await failure(channel.send(reference(), options, signal))).to.include({ code: 'BLINKY_SEND_FAILED', retryable: false });
    }
    expect(elsewhere.requests).to.deep.equal([]);
  });

  it('never goes to a service URL that is not on the list', async () => {
    const urls: unknown[] = [];
    const fetch = async (url: unknown) => {
      urls.push(url);
      return new Response();
    };
    const { channel } = bench({ settings: { SERVICE_URL_ALLOW: 'bot.example' }, fetch });
    for (const serviceUrl of [connector.url, 'https://evil.example/', 'http://bot.example/', '', undefined]) {
      const failed = await failure(channel.send(reference({ serviceUrl }), options, signal));
      expect(failed).to.include({ code: 'BLINKY_SEND_FAILED', retryable: false });
    }
    expect(urls).to.deep.equal([]);
  });

  it('goes to the host of the service URL and nowhere else, whatever the ids of the reference hold', async () => {
    const urls: URL[] = [];
    const fetch = async (url: unknown) => {
      urls.push(new URL(String(url)));
      return Response.json({ id: 'x' });
    };
    const { channel } = bench({ settings: { SERVICE_URL_ALLOW: 'bot.example' }, fetch });
    const hostile = ['@evil.example/', '../../../x', '..%2f..', '?a=b#c', '\\evil.example', 'https://evil.example'];
    for (const id of hostile) {
      const conversation = { id } as ConversationReference['conversation'];
      for (const serviceUrl of ['https://bot.example', 'https://bot.example/'])
        await channel.send(reference({ serviceUrl, conversation, activityId: id }), options, signal);
    }
    const path = (id: string) => `/v3/conversations/${encodeURIComponent(id)}/activities/${encodeURIComponent(id)}`;
    expect(urls.map(({ origin }) => origin)).to.deep.equal(urls.map(() => 'https://bot.example'));
    expect(urls.map(({ pathname }) => pathname)).to.deep.equal(hostile.flatMap((id) => [path(id), path(id)]));
  });

  it('stops when it is told to, before the request and while it runs', async () => {
    const { channel } = bench();
    expect((await failure(channel.send(reference(), options, AbortSignal.abort()))).retryable).to.equal(true);
    expect(connector.requests).to.have.length(0);
    const control = new AbortController();
    elsewhere.onRequest(() => control.abort());
    const failed = await failure(channel.send(reference({ serviceUrl: elsewhere.url }), options, control.signal));
    expect(failed).to.include({ code: 'BLINKY_SEND_FAILED', retryable: true });
  });

  it('can be tried again when nobody answers, and is final when it makes no sense', async () => {
    const { channel } = bench();
    const url = connector.url;
    await connector.close();
    expect((await failure(channel.send(reference({ serviceUrl: url }), options, signal))).retryable).to.equal(true);
    expect((await failure(channel.send(reference({ conversation: undefined }), options, signal))).retryable).to.equal(false);
    const broken = { type: 'message', text: 7 } as unknown as Partial<Activity>;
    expect((await failure(channel.send(reference(), broken, signal))).message).to.not.contain('7');
  });

  it('makes credentials once, and new ones when the secret changes', async () => {
    let made = 0;
    const credentials: CredentialsFactory = (given) => ({
      ...fixedCredentials(given),
      createCredentials: async (...args) => {
        made++;
        return fixedCredentials(given).createCredentials(...args);
      },
    });
    const { channel, settings } = bench({ credentials });
    for (let at = 0; at < 3; at++) await channel.send(reference(), options, signal);
    expect(made).to.equal(1);
    (settings as { MicrosoftAppPassword?: string }).MicrosoftAppPassword = 'rotated';
    await channel.send(reference(), options, signal);
    expect(made).to.equal(2);
  });

  it('tells that the bot got no token, without what the identity service said', async () => {
    const credentials: CredentialsFactory = (given) => ({
      ...fixedCredentials(given),
      createCredentials: async () => ({
        signRequest: () => Promise.reject(Object.assign(new Error('AADSTS7000215: secret in tenant'), { errorCode: 'invalid_client' })),
      }),
    });
    const failed = await failure(bench({ credentials }).channel.send(reference(), options, signal));
    expect(failed).to.include({ message: 'no access token for the bot (invalid_client)', retryable: true, cause: undefined });
  });
});

async function failure(work: Promise<unknown>): Promise<BlinkyError> {
  try {
    await work;
  } catch (error) {
    return error as BlinkyError;
  }
  throw new Error('it went through, and an error was due');
}
