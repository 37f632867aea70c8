import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { appSettings, type BenchOptions, message, openBench } from './testing/bench.ts';
import { APP_ID, type Issuer, openIssuer, type TokenChanges } from './testing/issuer.ts';

const MINUTE = 60_000;
/** What everybody who is refused reads. */
const REFUSAL = {
  code: 'BLINKY_UNAUTHORIZED',
  message: 'no valid Bot Framework token: send the token that Bot Framework issues for this bot',
};

describe('the tokens of POST /api/messages', () => {
  let issuer: Issuer;

  beforeEach(async () => {
    issuer = await openIssuer();
  });
  afterEach(() => issuer.close());

  const bench = (options: BenchOptions = {}) =>
    openBench({ ...options, settings: { ...appSettings(issuer), ...options.settings }, host: { loopback: false } });

  const taken: Record<string, TokenChanges> = {
    'a good token': {},
    'one that expired two minutes ago, within the skew': { expiresIn: -120 },
  };
  for (const [what, changes] of Object.entries(taken)) {
    it(`takes ${what}`, async () => {
      const { post, inbounds } = bench();
      expect(await post(message(), await issuer.token(changes))).to.deep.equal({ status: 200 });
      expect(inbounds).to.have.length(1);
    });
  }

  it("takes the Emulator's tokens for this app, and no other app's", async () => {
    const { post } = bench({ settings: { ToBotFromEmulatorOpenIdMetadataUrl: issuer.metadataUrl } });
    const claims = { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0' };
    expect((await post(message(), await issuer.token({ claims: { ...claims, appid: APP_ID } }))).status).to.equal(200);
    expect((await post(message(), await issuer.token({ claims: { ...claims, appid: 'another-app' } }))).body).to.deep.equal(REFUSAL);
  });

  const refused: Record<string, TokenChanges> = {
    'a token that expired an hour ago': { expiresIn: -3_600 },
    'a token that starts in an hour': { claims: { nbf: Date.now() / 1_000 + 3_600 } },
    'a token without an end': { claims: { exp: undefined } },
    'a token for another bot': { claims: { aud: 'another-app' } },
    'a token for a list of bots': { claims: { aud: [APP_ID] } },
    'a token of another issuer': { claims: { iss: 'https://other.test' } },
    'a token of any tenant of Entra': { claims: { iss: 'https://sts.windows.net/1111/', tid: '1111' } },
    'a token under an unknown key': { header: { kid: 'key-99' } },
    'a token of another key under a known id': { foreignKey: true },
    'a token for another service URL': { claims: { serviceurl: 'https://other.botframework.com/' } },
    'a token without a service URL': { claims: { serviceurl: undefined } },
  };
  for (const [what, changes] of Object.entries(refused)) {
    it(`refuses ${what}, with the same words as any other`, async () => {
      const { post, inbounds } = bench();
      expect(await post(message(), await issuer.token(changes))).to.deep.equal({ status: 401, body: REFUSAL });
      expect(inbounds).to.have.length(0);
    });
  }

  it('refuses a channel that the key has no endorsement for, also when the token was good for another', async () => {
    const { post, logged } = bench();
    const token = await issuer.token();
    expect((await post(message(), token)).status).to.equal(200);
    expect((await post(message({ channelId: 'msteams' }), token)).body).to.deep.equal(REFUSAL);
    expect(logged[0]?.fields).to.deep.equal({ reason: 'endorsement' });
    expect((await post(message({ serviceUrl: 'https://other.botframework.com/' }), token)).body).to.deep.equal(REFUSAL);
    expect((await post(message({ channelId: 'AseChannel' }), token)).body).to.deep.equal(REFUSAL);
  });

  it('refuses what is no RSA-signed JWT without asking the issuer', async () => {
    const { post } = bench();
    const [head, body, signature] = (await issuer.token()).split('.');
    const header = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const hmac = `${header({ alg: 'HS256', kid: 'key-1' })}.${body}`;
    const tokens = [
      undefined,
      'garbage',
      `${head}.${body}`,
      `${header({ alg: 'none', kid: 'key-1' })}.${body}.${signature}`,
      `${header({ alg: 'none', kid: 'key-1' })}.${body}.`,
      `${hmac}.${createHmac('sha256', 'key').update(hmac).digest('base64url')}`,
      `${header({ alg: 'toString', kid: 'key-1' })}.${body}.${signature}`,
      `${head}.${header([])}.${signature}`,
      `${'a'.repeat(9_000)}.${body}.${signature}`,
      await issuer.token({ expiresIn: -3_600 }),
      await issuer.token({ claims: { iss: 'https://other.test' } }),
    ];
    for (const token of tokens) expect(await post(message(), token), token).to.deep.equal({ status: 401, body: REFUSAL });
    expect(issuer.fetches()).to.equal(0);
  });

  it('refuses a service URL off the list even with a good token for it', async () => {
    const { post, inbounds } = bench();
    for (const serviceUrl of [
      'https://evil.example/',
      'http://127.0.0.1:51234/',
      'https://169.254.169.254/',
      'http://smba.trafficmanager.net/',
    ]) {
      const { status, body } = await post(message({ serviceUrl }), await issuer.token({ claims: { serviceurl: serviceUrl } }));
      expect(status, serviceUrl).to.equal(403);
      expect(JSON.stringify(body)).to.not.contain(new URL(serviceUrl).host);
    }
    expect(inbounds).to.have.length(0);
  });

  it('asks for a token before it looks at the body', async () => {
    const { post } = bench();
    for (const body of ['{', '{}', {}]) {
      expect((await post(body)).status).to.equal(401);
      expect((await post(body, await issuer.token({ foreignKey: true }))).status).to.equal(401);
      expect((await post(body, await issuer.token())).status).to.equal(400);
    }
  });

  it('verifies a token once, and asks the issuer no more than it must', async () => {
    const { post } = bench();
    const token = await issuer.token();
    for (let at = 0; at < 5; at++) expect((await post(message({ id: `m${at}` }), token)).status).to.equal(200);
    const fetches = issuer.fetches();
    expect(fetches, 'ours and the SDK’s').to.equal(2);
    await Promise.all([1, 2, 3].map(async (at) => post(message({ id: `n${at}` }), await issuer.token({ claims: { jti: `${at}` } }))));
    expect(issuer.fetches()).to.equal(fetches);
  });

  it('remembers 2,000 verified tokens and channels, and then forgets the oldest', async () => {
    const channels = Array.from({ length: 2_001 }, (_, at) => `channel-${at}`);
    await issuer.close();
    issuer = await openIssuer(channels);
    let time = Date.now();
    const { post } = bench({ now: () => new Date(time) });
    const token = await issuer.token();
    const status = async (channelId: string, raw = token) => (await post(message({ channelId }), raw)).status;
    for (const channelId of channels) expect(await status(channelId)).to.equal(200);
    // Once the keys are others, only what is remembered is still taken.
    await issuer.rotate();
    time += MINUTE;
    await status('channel-0', await issuer.token());
    expect([await status('channel-0'), await status('channel-2')]).to.deep.equal([401, 200]);
  });

  it('does not take a cached token after its end', async () => {
    let time = Date.now();
    const { post } = bench({ now: () => new Date(time) });
    const token = await issuer.token({ expiresIn: 600 });
    expect((await post(message(), token)).status).to.equal(200);
    time += 16 * MINUTE;
    expect((await post(message(), token)).status).to.equal(401);
  });

  it('asks the issuer at most once a minute for unknown keys, however many come', async () => {
    let time = Date.now();
    const { post } = bench({ now: () => new Date(time) });
    const flood = () =>
      Promise.all([1, 2, 3, 4, 5].map(async (at) => post(message(), await issuer.token({ header: { kid: `made-up-${at}` } }))));
    await flood();
    await flood();
    expect(issuer.fetches()).to.equal(1);
    time += MINUTE;
    await flood();
    expect(issuer.fetches()).to.equal(2);
  });

  it('asks an issuer that is away at most once a minute, and says in its health that it is away', async () => {
    let calls = 0;
    const fetch = async () => {
      calls++;
      throw new TypeError('fetch failed');
    };
    const { post, channel } = bench({ fetch });
    for (let at = 0; at < 3; at++) expect((await post(message(), await issuer.token())).body).to.deep.equal(REFUSAL);
    expect(calls).to.equal(1);
    expect(await channel.health?.()).to.have.property('ok', false);
  });

  it('finds a key that the issuer put in use since', async () => {
    let time = Date.now();
    const { post } = bench({ now: () => new Date(time) });
    await post(message(), await issuer.token({ foreignKey: true }));
    await issuer.rotate();
    time += MINUTE;
    expect((await post(message(), await issuer.token())).status).to.equal(200);
  });

  it('goes on with the keys it has while they are fetched anew once a day, and when that fails', async () => {
    let time = Date.now();
    let answer = fetch;
    let calls = 0;
    const { post, channel } = bench({
      now: () => new Date(time),
      fetch: (input, init) => {
        calls++;
        return answer(input, init);
      },
    });
    let number = 0;
    const status = async () =>
      (await post(message(), await issuer.token({ claims: { jti: `${number++}`, exp: time / 1_000 + 3_600 } }))).status;
    const untilHealthy = async (ok: boolean) => {
      while ((await channel.health?.())?.ok !== ok) await new Promise((resolve) => setImmediate(resolve));
    };
    expect([await status(), calls]).to.deep.equal([200, 2]);
    time += 24 * 60 * MINUTE - 1;
    expect([await status(), calls]).to.deep.equal([200, 2]);
    const slow = Promise.withResolvers<Response>();
    answer = () => slow.promise;
    time += 1;
    expect([await status(), calls], 'without a wait').to.deep.equal([200, 3]);
    slow.reject(new TypeError('fetch failed'));
    await untilHealthy(false);
    expect([await status(), calls], 'not again within the minute').to.deep.equal([200, 3]);
    answer = fetch;
    time += MINUTE;
    expect(await status()).to.equal(200);
    await untilHealthy(true);
    expect(calls).to.equal(5);
  });

  it('asks again with the first token when the keys could not be fetched at the start', async () => {
    let away = true;
    const { channel, post, logged } = bench({
      fetch: (input, init) => (away ? Promise.reject(new TypeError('fetch failed')) : fetch(input, init)),
    });
    await channel.start?.(new AbortController().signal);
    while (logged.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(logged[0]?.message).to.match(/could not be fetched yet/);
    away = false;
    expect((await post(message(), await issuer.token())).status).to.equal(200);
  });

  it('fetches the keys at the start, so that the first message need not wait', async () => {
    const { channel, post } = bench();
    await channel.start?.(new AbortController().signal);
    expect((await post(message(), await issuer.token({ foreignKey: true }))).status).to.equal(401);
    expect(issuer.fetches()).to.equal(1);
  });

  it('tells operators why, once a minute, and nothing of the token', async () => {
    const { post, logged } = bench();
    const token = await issuer.token({ claims: { aud: 'another-app' } });
    for (let at = 0; at < 3; at++) await post(message(), token);
    expect(logged.map(({ level }) => level)).to.deep.equal(['warn', 'debug', 'debug']);
    expect(logged[0]?.fields).to.deep.equal({ reason: 'audience' });
  });
});
