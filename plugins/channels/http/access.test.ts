import { inspect } from 'node:util';
import { expect } from 'chai';
import type { HostFacts } from '#sdk';
import definition from './index.ts';
import { ask, onContext, open, refusal } from './testing/http-bench.ts';

const beyond: Partial<HostFacts> = { loopback: false };

describe('channel http: API keys', () => {
  it('takes each of several keys, as bearer token or X-API-Key', async () => {
    const { call } = open({}, { BLINKY_API_KEYS: ' uno-1 ,dos-2,' }, beyond);
    for (const headers of [{ authorization: 'Bearer uno-1' }, { authorization: 'bearer dos-2' }, { 'x-api-key': 'dos-2' }]) {
      expect((await call(ask({}, headers))).status, inspect(headers)).to.equal(200);
    }
  });

  it('refuses no key, a wrong one, part of one, the whole list, and a key in the query', async () => {
    const { call, host } = open({}, { BLINKY_API_KEYS: 'uno-1,dos-2' });
    for (const key of ['', 'uno', 'uno-1,dos-2', 'UNO-1', 'uno-11', ',']) {
      expect((await call(ask({}, { 'x-api-key': key }))).status, key).to.equal(401);
    }
    for (const url of ['/chatbot/http?api_key=uno-1', '/chatbot/http?X-API-Key=uno-1&key=uno-1&authorization=Bearer%20uno-1']) {
      expect((await call({ ...ask(), url })).status, url).to.equal(401);
    }
    expect(host.turns).to.have.length(0);
  });

  it('tells a client without a key how to send one, and never repeats what it sent', async () => {
    const { call } = open({}, { BLINKY_API_KEYS: 'uno-1' });
    const response = await call(ask());
    expect(refusal(response)).to.include({ code: 'BLINKY_UNAUTHORIZED' });
    expect(refusal(response).message).to.match(/Authorization: Bearer/);
    expect(response.headers).to.have.property('www-authenticate');
    expect(inspect(await call(ask({}, { 'x-api-key': 'guessed-key' }))))
      .to.not.contain('guessed-key')
      .and.not.contain('uno-1');
  });

  it('follows a rotation without a restart', async () => {
    const { context } = open();
    let keys = 'old-key';
    const settings = {
      get BLINKY_API_KEYS() {
        return keys;
      },
      HTTP_ALLOW_ANONYMOUS: false,
    };
    const { call } = onContext({ ...context, settings });
    const status = async (key: string): Promise<number> => (await call(ask({}, { 'x-api-key': key }))).status;
    expect([await status('old-key'), await status('new-key')]).to.deep.equal([200, 401]);
    keys = 'new-key';
    expect([await status('old-key'), await status('new-key')]).to.deep.equal([401, 200]);
  });

  it('is open without keys on loopback, and elsewhere only when anonymous callers are allowed', async () => {
    expect((await open().call(ask())).status).to.equal(200);
    const closed = await open({}, {}, beyond).call(ask());
    expect(closed.status).to.equal(401);
    expect(refusal(closed).message).to.match(/set BLINKY_API_KEYS/);
    expect((await open({}, { HTTP_ALLOW_ANONYMOUS: 'true' }, beyond).call(ask())).status).to.equal(200);
  });

  it('needs a key where keys are set, anonymous callers allowed or not', async () => {
    const { call } = open({}, { BLINKY_API_KEYS: 'uno-1', HTTP_ALLOW_ANONYMOUS: 'true' });
    expect((await call(ask())).status).to.equal(401);
  });

  it('tells operators at the start when it is closed, or open to everyone', async () => {
    const warned = async (settings: Record<string, string>, facts?: Partial<HostFacts>): Promise<string[]> => {
      const { channel, context } = open({}, settings, facts);
      await channel.start?.(new AbortController().signal);
      return context.log.lines.map(({ message }) => message);
    };
    expect((await warned({}, beyond)).join()).to.contain('BLINKY_API_KEYS');
    expect((await warned({ HTTP_ALLOW_ANONYMOUS: 'true' }, beyond)).join()).to.contain('HTTP_ALLOW_ANONYMOUS');
    expect([...(await warned({ BLINKY_API_KEYS: 'uno-1' }, beyond)), ...(await warned({}))]).to.deep.equal([]);
  });

  it('refuses settings that look like keys and hold none, and anything but true or false', () => {
    for (const settings of [{ BLINKY_API_KEYS: ' , ' }, { HTTP_ALLOW_ANONYMOUS: 'yes' }]) {
      expect(definition.settings.safeParse(settings).success, inspect(settings)).to.equal(false);
    }
  });
});
