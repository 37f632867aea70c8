import { expect } from 'chai';
import { type Bench, type Granted, OWN, open, PAGE } from '../testing/bench.ts';

const preflight = async (bench: Bench, origin: string): Promise<Record<string, string>> => {
  const response = await bench.call({ method: 'options', url: '/webchat/token', headers: { origin, host: new URL(OWN).host } });
  expect(response.status).to.equal(204);
  return { ...response.headers };
};

describe('webchat: who may come from where', () => {
  it('answers a preflight for its own origin and the configured ones, echoed and never as *', async () => {
    const bench = open();
    for (const origin of ['https://blinky.example', OWN, PAGE]) {
      expect(await preflight(bench, origin)).to.include({
        vary: 'Origin',
        'access-control-allow-origin': origin,
        'access-control-allow-credentials': 'true',
        'access-control-allow-headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
      });
    }
    for (const origin of ['https://evil.example', 'https://intranet.example.evil.example', 'http://intranet.example', 'null']) {
      expect(await preflight(bench, origin), origin).to.not.have.property('access-control-allow-origin');
    }
  });

  it('puts the same headers on refusals, so that a client can read them', async () => {
    const bench = open();
    const ana = await bench.grant();
    const response = await bench.ask(`/conversations/other/activities`, ana.token, { headers: { origin: PAGE } });
    expect(response.status).to.equal(403);
    expect(response.headers).to.include({ 'access-control-allow-origin': PAGE, vary: 'Origin' });
  });

  it('gives a token to its own pages and the configured ones, and to no other site', async () => {
    const bench = open();
    const asked = async (origin: string | undefined, host: string): Promise<number> =>
      (await bench.call({ url: '/webchat/token', headers: { host, ...(origin !== undefined && { origin }) } })).status;
    expect(await asked('https://blinky.example', 'blinky.example')).to.equal(200);
    expect(await asked(PAGE, 'blinky.example')).to.equal(200);
    expect(await asked('http://localhost:8000', 'localhost:8000')).to.equal(200);
    expect(await asked('http://[::1]:8000', '[::1]:8000')).to.equal(200);
    expect(await asked(undefined, '127.0.0.1:8000')).to.equal(200);
    expect(await asked('https://evil.example', 'blinky.example')).to.equal(403);
    expect(await asked('null', '127.0.0.1:8000')).to.equal(403);
    expect(await asked('http://127.0.0.1:9000', '127.0.0.1:8000')).to.equal(403);
  });

  it('gives none to a name that somebody made resolve to this server', async () => {
    const headers = { origin: 'http://rebound.evil.example:8000', host: 'rebound.evil.example:8000' };
    expect((await open({}, { publicBaseUrl: undefined }).call({ url: '/webchat/token', headers })).status).to.equal(403);
  });

  it('tells each client a stream where it reached this server', async () => {
    const streamOf = async (bench: Bench, host: string): Promise<string> => {
      const { token } = await bench.grant();
      const response = await bench.ask('/conversations', token, { method: 'post', headers: { host } });
      return new URL((response.body as { streamUrl: string }).streamUrl).origin;
    };
    expect(await streamOf(open(), 'blinky.example')).to.equal('wss://blinky.example');
    expect(await streamOf(open(), 'pod-7.internal')).to.equal('wss://blinky.example');
    expect(await streamOf(open(), 'localhost:8000')).to.equal('ws://localhost:8000');
    expect(await streamOf(open({}, { publicBaseUrl: undefined }), '127.0.0.1:8000')).to.equal('ws://127.0.0.1:8000');
  });

  it('lets go on the one whose token has ended, as the same user, until the conversation itself is forgotten', async () => {
    const bench = open({}, { conversationTtlMs: 3_600_000 });
    const ask = async (body?: object): Promise<Granted> =>
      (await bench.call({ url: '/webchat/token', headers: { origin: PAGE }, ...(body && { body: JSON.stringify(body) }) })).body as Granted;
    const claims = ({ token }: Granted): { user: string; conv: string; origins: string[] } =>
      JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    const first = await ask();
    expect(claims(first).user).to.match(/^dl_/);
    expect(claims(first).origins).to.deep.equal([PAGE]);
    bench.advance(1_800_000 + 3_599_000);
    const next = await ask({ token: first.token });
    expect(claims(next)).to.include({ user: claims(first).user, conv: first.conversationId });
    bench.advance(1_800_000 + 3_601_000);
    for (const token of [next.token, `${next.token}x`, 'garbage', 7]) {
      const anew = await ask({ token });
      expect(anew.conversationId).to.be.a('string').and.not.equal(first.conversationId);
    }
  });

  it('refuses origins that are none', () => {
    for (const list of [
      'intranet.example',
      'https://a.example/path',
      'https://*.example',
      "https://a.example; script-src 'unsafe-inline'",
    ]) {
      expect(() => open({ WEBCHAT_ALLOWED_ORIGINS: list }), list).to.throw();
    }
    expect(() => open({ WEBCHAT_ALLOWED_ORIGINS: ' https://a.example/ , http://b.example:81,' })).to.not.throw();
  });
});
