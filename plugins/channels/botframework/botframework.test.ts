import { TurnContext } from 'botbuilder-core';
import { expect } from 'chai';
import type { Activity, BlinkyError, ChannelProfile } from '#sdk';
import plugin from './index.ts';
import { openBench, message as sample } from './testing/bench.ts';
import { type ConnectorServer, openConnectorServer } from './testing/connector-server.ts';

const LOOPBACK = 'http://127.0.0.1:51234';
const message = (changes: Partial<Activity> = {}) => sample({ channelId: 'emulator', serviceUrl: LOOPBACK, ...changes });
const accounts = (...ids: string[]) => ids.map((id) => ({ id, name: id }));

describe('the botframework channel', () => {
  let emulator: ConnectorServer;

  beforeEach(async () => {
    emulator = await openConnectorServer();
  });
  afterEach(() => emulator.close());

  it('answers an Emulator on the same machine, without an app id', async () => {
    const { channel, post, inbounds } = openBench();
    const update = { type: 'conversationUpdate', membersAdded: accounts('bot', 'ana'), id: undefined, text: undefined };
    expect(await post(message({ ...update, serviceUrl: emulator.url }))).to.deep.equal({ status: 200 });
    expect(await post(message({ serviceUrl: emulator.url }))).to.deep.equal({ status: 200 });
    expect(inbounds.map(({ activity }) => activity.type)).to.deep.equal(['conversationUpdate', 'message']);
    const reference = JSON.parse(JSON.stringify(TurnContext.getConversationReference(inbounds[1]?.activity ?? {})));
    const sent = await channel.send(reference, { type: 'message', text: 'Hola, Ana' }, new AbortController().signal);
    expect(emulator.complaints).to.deep.equal([]);
    expect(sent).to.deep.equal({ providerId: 'sent-1' });
    expect(emulator.taken[0]).to.deep.include({ text: 'Hola, Ana', replyToId: 'message-1', recipient: { id: 'ana', name: 'Ana' } });
    expect(emulator.requests).to.deep.equal(['POST /v3/conversations/c1%7Clivechat/activities/message-1']);
  });

  it('shows that an answer is being made, and lives when the connector does not take it', async () => {
    const { channel } = openBench();
    channel.showTyping?.(message({ serviceUrl: emulator.url }));
    while (!emulator.taken.some(({ type }) => type === 'typing')) await new Promise((resolve) => setImmediate(resolve));
    channel.showTyping?.(message({ serviceUrl: 'https://evil.example/' }));
    expect(emulator.complaints).to.deep.equal([]);
  });

  it('refuses a service URL beyond this machine without an app id', async () => {
    const { post, inbounds } = openBench();
    for (const serviceUrl of ['https://evil.example/', 'https://smba.trafficmanager.net/amer/', 'http://10.0.0.5/']) {
      expect((await post(message({ serviceUrl }))).body).to.deep.equal({
        code: 'BLINKY_FORBIDDEN',
        message: 'the service URL is not allowed: see SERVICE_URL_ALLOW',
      });
    }
    expect(inbounds).to.deep.equal([]);
  });

  it('refuses a page in a browser that was made to post here', async () => {
    const { post, inbounds } = openBench();
    const { status } = await post(message({ serviceUrl: emulator.url }), undefined, 'http://evil.example:8000');
    expect(status).to.equal(403);
    expect(inbounds).to.deep.equal([]);
  });

  it('has no route without an app id on any other bind, and says so', async () => {
    const { channel, post, logged } = openBench({ host: { loopback: false } });
    await channel.start?.(new AbortController().signal);
    expect(channel.routes).to.deep.equal([]);
    expect((await post(message())).status).to.equal(404);
    expect(logged).to.have.length(1);
    expect(logged[0]?.level).to.equal('warn');
    expect(logged[0]?.message).to.match(/MicrosoftAppId/);
    expect(await channel.health?.()).to.deep.equal({ ok: true, detail: 'off: no MicrosoftAppId' });
  });

  it('refuses with 400 what is no activity', async () => {
    const { post, inbounds } = openBench();
    const without = (field: string) => ({ ...message(), [field]: undefined });
    const deep = JSON.stringify(message({ value: '$' })).replace('"$"', `${'['.repeat(40)}${']'.repeat(40)}`);
    const bodies = [
      ...['', 'hola', 'null', '[]', '7', '{}', deep],
      ...['type', 'from', 'conversation', 'channelId', 'serviceUrl'].map(without),
      ...[message({ channelId: ' ' }), { ...message(), from: {} }, { ...message(), from: 'ana' }, { ...message(), text: { a: 1 } }],
      { ...message(), membersAdded: [7] },
    ];
    for (const body of bodies) expect((await post(body)).status, JSON.stringify(body)).to.equal(400);
    expect(inbounds).to.deep.equal([]);
  });

  it('passes the activity on as it is', async () => {
    const { post, inbounds } = openBench();
    const activity = message({ channelData: { clientActivityID: 'x' }, entities: [{ type: 'ClientInfo', locale: 'es-MX' }] });
    await post(activity);
    expect(inbounds).to.deep.equal([{ activity, by: 'accept' }]);
  });

  it('gives a message without text an empty one, and an activity without an id one that tells redeliveries', async () => {
    const { post, inbounds } = openBench();
    await post({ ...message(), text: null });
    const update = message({ type: 'conversationUpdate', id: undefined, membersAdded: accounts('ana') });
    for (const body of [update, update, { ...update, conversation: { id: 'c2' } }]) await post(body);
    for (const body of [message({ id: undefined }), message({ id: undefined })]) await post(body);
    expect(inbounds[0]?.activity.text).to.equal('');
    const [first, again, other, one, two] = inbounds.slice(1).map(({ activity }) => activity.id);
    expect(first).to.be.a('string').and.equal(again);
    expect(other).to.not.equal(first);
    expect(one).to.be.a('string').and.not.equal(two);
  });

  it('takes note of nothing in activities that are not for the bot', async () => {
    const { post, inbounds } = openBench();
    const ignored = [
      message({ type: 'trace' }),
      message({ type: 'messageDelete' }),
      message({ from: { id: 'bot', name: 'Blinky' } }),
      message({ from: { id: 'other-bot', name: 'Blinky', role: 'bot' } }),
      message({ type: 'conversationUpdate', membersAdded: accounts('bot') }),
      message({ type: 'conversationUpdate' }),
    ];
    for (const activity of ignored) expect(await post(activity)).to.deep.equal({ status: 200 });
    expect(inbounds).to.deep.equal([]);
    for (const type of ['installationUpdate', 'event', 'endOfConversation', 'messageReaction', 'typing']) await post(message({ type }));
    expect(inbounds).to.have.length(5);
  });

  it('puts the replies in the response when the caller expects them there', async () => {
    const { post, inbounds } = openBench();
    const { status, body } = await post(message({ deliveryMode: 'expectReplies' }));
    expect(status).to.equal(200);
    expect(inbounds[0]?.by).to.equal('converse');
    expect(inbounds[0]?.activity).to.not.have.property('deliveryMode');
    const { activities } = body as { activities: Activity[] };
    expect(activities).to.have.length(1);
    expect(activities[0]).to.deep.include({ text: 'Hola, Ana', replyToId: 'message-1', conversation: { id: 'c1|livechat' } });
    expect(activities[0]?.from.id).to.equal('bot');
  });

  it('answers an invoke with what the turn says, or 501', async () => {
    const invoke = message({ type: 'invoke', name: 'task/fetch', text: undefined });
    const answered = [{ type: 'invokeResponse', value: { status: 202, body: { task: {} } } }];
    expect(await openBench({ replies: answered }).post(invoke)).to.deep.equal({ status: 202, body: { task: {} } });
    expect(await openBench({ replies: [] }).post(invoke)).to.deep.equal({ status: 501 });
  });

  it('sends what the bot says to an invoke, and answers 200', async () => {
    const { post } = openBench();
    expect(await post(message({ type: 'invoke', serviceUrl: emulator.url, text: undefined }))).to.deep.equal({ status: 200 });
    expect(emulator.taken.map(({ text }) => text)).to.deep.equal(['Hola, Ana']);
  });

  it('reads and renders through the profile of the channelId', async () => {
    const profile: ChannelProfile = {
      channelId: 'emulator',
      limits: { textLength: 100 },
      read: (activity) => (activity.text === 'nada' ? undefined : { ...activity, type: 'message', text: `leído: ${activity.text}` }),
      render: (activity) => ({ ...activity, text: `*${activity.text}*` }),
    };
    const { post, inbounds } = openBench({ profile });
    expect(await post(message({ text: 'nada' }))).to.deep.equal({ status: 200 });
    expect(await post(message({ type: 'invoke', text: 'nada' }))).to.deep.equal({ status: 501 });
    await post(message());
    expect(await post(message({ type: 'invoke', id: 'message-2' }))).to.deep.equal({ status: 200 });
    expect(inbounds.map(({ by, activity }) => `${by} ${activity.text}`)).to.deep.equal(['accept leído: hola', 'accept leído: hola']);
    const { body } = await post(message({ deliveryMode: 'expectReplies' }));
    expect((body as { activities: Activity[] }).activities[0]?.text).to.equal('*Hola, Ana*');
  });

  const app = { MicrosoftAppId: 'id', MicrosoftAppPassword: 'password' };
  const wrong: Record<string, readonly [Record<string, string>, RegExp]> = {
    'an app id without its password': [{ MicrosoftAppId: 'id' }, /^MicrosoftAppPassword is missing/],
    'a password without an app id': [{ MicrosoftAppPassword: 'password' }, /^MicrosoftAppId is missing/],
    'a single tenant without its id': [{ ...app, MicrosoftAppType: 'SingleTenant' }, /^MicrosoftAppTenantId is missing/],
    'a managed identity with a password': [{ ...app, MicrosoftAppType: 'UserAssignedMsi' }, /^MicrosoftAppPassword is set/],
  };
  for (const [what, [settings, text]] of Object.entries(wrong)) {
    it(`refuses ${what} before it starts`, () => {
      expect(() => openBench({ settings }))
        .to.throw(text)
        .and.to.satisfy((error: BlinkyError) => error.code === 'BLINKY_PLUGIN_SETTINGS' && error.hint);
    });
  }

  it('reads further hosts in any case and with blanks, and says which is none', () => {
    const read = (text: string) => plugin.settings.shape.SERVICE_URL_ALLOW.safeParse(text);
    expect(read(' Connector.Example , *.bots.example,[::1],').data).to.deep.equal(['connector.example', '*.bots.example', '[::1]']);
    for (const host of ['https://a.example', 'a.example:443', 'a.example/x', '*', '**.a.example', '::1']) {
      expect(read(`b.example, ${host}`).error?.issues[0]?.message, host)
        .to.match(/is no host name/)
        .and.to.contain(host);
    }
  });

  it('takes a managed identity without a password', () => {
    const settings = { MicrosoftAppId: 'id', MicrosoftAppType: 'UserAssignedMsi', MicrosoftAppTenantId: 'tenant' };
    expect(openBench({ settings }).channel.routes).to.have.length(1);
  });

  it('knows every setting by the name that Bot Framework gives it, and no other', () => {
    expect(plugin.settings.safeParse({ MicrosoftAppID: 'id' }).success).to.equal(false);
    expect(plugin.settings.safeParse({}).success).to.equal(true);
  });
});
