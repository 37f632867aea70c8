import { expect } from 'chai';
import jwt from 'jsonwebtoken';
import { BlinkyError } from '#sdk';
import { type Bench, bodyOf, type Granted, history, message, open, PAGE, reply, SECRET, say } from '../testing/bench.ts';

const activities = ({ conversationId }: Granted): string => `/conversations/${conversationId}/activities`;

describe('webchat: Direct Line', () => {
  let bench: Bench;
  let ana: Granted;

  beforeEach(async () => {
    bench = open();
    ana = await bench.grant();
  });

  it('makes a token with the secret: a JWT for one new conversation and one user, without starting it', async () => {
    expect(ana.expires_in).to.equal(1_800);
    expect(jwt.verify(ana.token, SECRET, { algorithms: ['HS256'], ignoreExpiration: true })).to.include({
      user: 'dl_ana',
      conv: ana.conversationId,
    });
    expect((await bench.grant()).conversationId).to.not.equal(ana.conversationId);
    expect(bench.host.turns).to.deep.equal([]);
  });

  it('starts a conversation once, tells the bot who came, and goes on with it afterwards', async () => {
    const first = await bench.ask('/conversations', ana.token, { method: 'post' });
    const again = await bench.ask('/conversations', ana.token, { json: { user: {} } });
    expect([first.status, again.status]).to.deep.equal([201, 200]);
    const body = bodyOf<Granted & { streamUrl: string; referenceGrammarId: string }>(first);
    expect(body).to.include({ conversationId: ana.conversationId, expires_in: 1_800 });
    expect(body.streamUrl).to.match(new RegExp(`^wss://blinky\\.example/v3/directline/conversations/${ana.conversationId}/stream\\?`));
    expect(body.referenceGrammarId).to.be.a('string').and.not.equal('');
    expect(bench.host.turns.map(({ activity }) => [activity.type, activity.membersAdded?.[0]?.id])).to.deep.equal([
      ['conversationUpdate', 'dl_ana'],
    ]);
  });

  it('starts a conversation at the next try when the host could not take it', async () => {
    const { accept } = bench.host;
    bench.host.accept = async () => {
      throw new BlinkyError('BLINKY_OVERLOADED', 'too many messages are waiting', { owner: 'inbox' });
    };
    await bench.ask('/conversations', ana.token, { method: 'post' }).catch(() => {});
    bench.host.accept = accept;
    expect((await bench.ask('/conversations', ana.token, { method: 'post' })).status).to.equal(201);
    expect(bench.host.turns.map(({ activity }) => activity.type)).to.deep.equal(['conversationUpdate']);
  });

  it('starts a new conversation for whoever holds the secret', async () => {
    const started = await bench.ask('/conversations', SECRET, { json: { user: { id: 'dl_luis' } } });
    expect(started.status).to.equal(201);
    const { token, conversationId } = bodyOf<Granted>(started);
    expect(jwt.decode(token)).to.include({ user: 'dl_luis', conv: conversationId });
  });

  it('gives a message back with its id and its clientActivityID, before the answer', async () => {
    const posted = await say(bench, ana, 'hola', { channelData: { clientActivityID: 'x1' } });
    await reply(bench, ana.conversationId, { text: 'Hola, Ana' });
    const read = await history(bench, ana);
    expect(read.watermark).to.be.a('string').and.not.equal('');
    expect(read.activities.map(({ text }) => text)).to.deep.equal(['hola', 'Hola, Ana']);
    expect(read.activities[0]).to.deep.include({ id: bodyOf<{ id: string }>(posted).id, channelData: { clientActivityID: 'x1' } });
    expect(read.activities.map(({ from }) => from.role)).to.deep.equal(['user', 'bot']);
  });

  it('lets a quick answer wait until the message that it answers is there', async () => {
    const quick = open({}, {}, {});
    const accept = quick.host.accept;
    let answered: Promise<void> | undefined;
    quick.host.accept = (inbound) => {
      answered = reply(quick, inbound.activity.conversation?.id ?? '', { text: 'al instante' });
      return accept(inbound);
    };
    const token = await quick.grant();
    await say(quick, token, 'pregunta');
    await answered;
    expect((await history(quick, token)).activities.map(({ text }) => text)).to.deep.equal(['pregunta', 'al instante']);
  });

  it('gives exactly what came after a watermark', async () => {
    for (const text of ['uno', 'dos']) await say(bench, ana, text);
    const { watermark } = await history(bench, ana);
    await say(bench, ana, 'tres');
    const missed = await history(bench, ana, watermark);
    expect(missed.activities.map(({ text }) => text)).to.deep.equal(['tres']);
    expect((await history(bench, ana, missed.watermark)).activities).to.deep.equal([]);
  });

  it('lets the user of the token speak, whatever from says', async () => {
    await say(bench, ana, 'hola', { from: { id: 'dl_luis', name: 'Tú', role: 'bot' } });
    expect(bench.host.turns[0]?.activity.from).to.deep.equal({ id: 'dl_ana', name: 'Tú', role: 'user' });
  });

  it('takes a dl_ user from a token only', async () => {
    const nobody = await bench.grant({});
    const from = (id: string | undefined): object => ({ from: id && { id } });
    expect((await say(bench, nobody, 'hola', from('dl_ana'))).status).to.equal(403);
    expect((await bench.ask(activities(nobody), SECRET, { json: message('hola', from('dl_ana')) })).status).to.equal(403);
    expect((await say(bench, nobody, 'hola', from(undefined))).status).to.equal(400);
    expect((await say(bench, nobody, 'hola', from('ana'))).status).to.equal(200);
    expect(bench.host.turns.map(({ activity }) => activity.from?.id)).to.deep.equal(['ana']);
  });

  it('refuses with 403 a token for another conversation, of another secret, from another origin, and one that has ended', async () => {
    const luis = await bench.grant({ user: { id: 'dl_luis' } });
    const bound = await bench.grant({ user: { id: 'dl_ana' }, trustedOrigins: [PAGE] });
    const asked = async (of: Granted, bearer: string, origin?: string): Promise<number[]> => {
      const headers = origin === undefined ? {} : { origin };
      const [path, reconnect] = [activities(of), `/conversations/${of.conversationId}`];
      const all = [
        bench.ask(path, bearer, { json: message('hola'), headers }),
        ...[path, reconnect].map((p) => bench.ask(p, bearer, { headers })),
      ];
      return (await Promise.all(all)).map(({ status }) => status);
    };
    expect(await asked(ana, luis.token)).to.deep.equal([403, 403, 403]);
    expect(await asked(ana, jwt.sign({ conv: ana.conversationId, user: 'dl_ana', exp: 9e9 }, 'another'))).to.deep.equal([403, 403, 403]);
    expect(await asked(ana, jwt.sign({ conv: ana.conversationId, user: 'dl_ana' }, SECRET))).to.deep.equal([403, 403, 403]);
    expect(await asked(bound, bound.token, 'https://evil.example')).to.deep.equal([403, 403, 403]);
    expect(await asked(bound, bound.token, PAGE)).to.deep.equal([200, 200, 200]);
    bench.advance(1_800_000);
    expect(await asked(ana, ana.token)).to.deep.equal([403, 403, 403]);
    expect(bench.host.turns).to.have.length(1);
  });

  it('answers 401 without a token, and 403 where only the secret or only a token will do', async () => {
    expect((await bench.ask(activities(ana), undefined)).status).to.equal(401);
    expect((await bench.ask('/tokens/generate', undefined, { json: {} })).status).to.equal(401);
    for (const bearer of [ana.token, `${SECRET}x`])
      expect((await bench.ask('/tokens/generate', bearer, { json: {} })).status).to.equal(403);
    expect((await bench.ask('/tokens/refresh', SECRET, { method: 'post' })).status).to.equal(403);
  });

  it('refreshes a token for the same user and conversation', async () => {
    bench.advance(900_000);
    const refreshed = bodyOf<Granted>(await bench.ask('/tokens/refresh', ana.token, { method: 'post' }));
    bench.advance(1_000_000);
    expect((await say(bench, { ...ana, token: refreshed.token }, 'sigo aquí')).status).to.equal(200);
    expect((await say(bench, ana, 'ya no')).status).to.equal(403);
  });

  it('never answers 403 to what will pass: a full queue is 503, a limit is 429, and neither shows the message', async () => {
    const limits: BlinkyError[] = [];
    const busy = open(
      {},
      {},
      {
        admit: () =>
          limits.splice(0).forEach((error) => {
            throw error;
          }),
      },
    );
    const token = await busy.grant();
    const accept = busy.host.accept;
    busy.host.accept = () => Promise.reject(new BlinkyError('BLINKY_OVERLOADED', 'full', { owner: 'host', retryAfterMs: 2_000 }));
    expect((await say(busy, token, 'hola')).status).to.equal(503);
    busy.host.accept = accept;
    limits.push(new BlinkyError('BLINKY_RATE_LIMITED', 'slower', { owner: 'host', retryAfterMs: 2_000 }));
    expect((await say(busy, token, 'hola')).status).to.equal(429);
    expect((await history(busy, token)).activities).to.deep.equal([]);
    expect((await say(busy, token, 'hola')).status).to.equal(200);
  });

  it('shows events to the client and the bot only what was written', async () => {
    for (const type of ['typing', 'event', 'conversationUpdate']) await say(bench, ana, '', { type, name: 'blinky/rate-limited' });
    await say(bench, ana, '', { text: undefined, value: 'Sí' });
    expect(bench.host.turns.map(({ activity }) => [activity.type, activity.text])).to.deep.equal([['message', 'Sí']]);
    expect((await history(bench, ana)).activities.map(({ type }) => type)).to.deep.equal(['event', 'conversationUpdate', 'message']);
  });

  it('forgets a conversation, and greets anew when it starts again', async () => {
    await bench.ask('/conversations', ana.token, { method: 'post' });
    await say(bench, ana, 'borra mis datos');
    await bench.channel.forget?.(ana.conversationId);
    expect((await bench.ask('/conversations', ana.token, { method: 'post' })).status).to.equal(201);
    expect((await history(bench, ana)).activities).to.deep.equal([]);
    const starts = bench.host.turns.filter(({ activity }) => activity.type === 'conversationUpdate');
    expect(starts).to.have.length(2);
  });

  it('puts buttons under the last part of a long reply only', async () => {
    const suggestedActions = { to: [], actions: [{ type: 'imBack', title: 'Sí', value: 'Sí' }] };
    await reply(bench, ana.conversationId, { text: 'palabra '.repeat(1_500), suggestedActions });
    const read = await history(bench, ana);
    expect(read.activities.map((activity) => activity.suggestedActions?.actions.length)).to.deep.equal([undefined, 1]);
  });
});
