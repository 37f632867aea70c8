import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import { BlinkyError, type Turn } from '#sdk';
import { testContext } from '../../../test/contracts/context.ts';
import { scriptedTurn } from '../../../test/contracts/fake-host.ts';
import { ask, conversationOf, type HttpBench, onContext, open, refusal } from './testing/http-bench.ts';

const key = { 'idempotency-key': 'clave-1' };
const day = 24 * 60 * 60 * 1_000;

describe('channel http: Idempotency-Key', () => {
  it('returns the first reply again, runs nothing and counts against no limit', async () => {
    let count = 0;
    const { call, host } = open({ turn: () => scriptedTurn([{ text: `respuesta ${++count}` }]) });
    const first = await call(ask({}, key));
    const again = await call(ask({ extra: 'ignored', context: null }, key));
    expect(again).to.deep.equal(first);
    expect(host.turns).to.have.length(1);
    expect(host.admitted).to.have.length(1);
  });

  it('is scoped to the sender and to the API key', async () => {
    const { call, host } = open({}, { BLINKY_API_KEYS: 'uno,dos' });
    await call(ask({}, { ...key, 'x-api-key': 'uno' }));
    await call(ask({}, { ...key, 'x-api-key': 'dos' }));
    await call(ask({ from: 'luis' }, { ...key, 'x-api-key': 'uno' }));
    expect(host.turns).to.have.length(3);
  });

  it('lets the second wait while the first runs, and refuses another body at once', async () => {
    const gate = Promise.withResolvers<Turn>();
    const { call, host } = open({ turn: () => gate.promise });
    const both = [call(ask({}, key)), call(ask({}, key))];
    expect(refusal(await call(ask({ message: 'otra' }, key)))).to.include({ code: 'BLINKY_IDEMPOTENCY_CONFLICT' });
    gate.resolve(scriptedTurn([{ text: 'hola' }]));
    const [first, second] = await Promise.all(both);
    expect(second).to.deep.equal(first);
    expect(host.turns).to.have.length(1);
  });

  for (const change of [{ message: 'otra' }, { to: 'rh' }, { context: 'abc' }]) {
    it(`refuses the same key with another ${Object.keys(change)} with 422`, async () => {
      const { call, host } = open();
      await call(ask({}, key));
      expect((await call(ask(change, key))).status).to.equal(422);
      expect(host.turns).to.have.length(1);
    });
  }

  it('keeps nothing of a conversation that was forgotten, not even the replies', async () => {
    const { call, channel, host, context } = open();
    const first = await call(ask({}, key));
    await channel.forget?.(conversationOf(first));
    expect(context.store.size).to.equal(0);
    await call(ask({}, key));
    expect(host.turns).to.have.length(2);
  });

  it('keeps nothing of it either where several replies came at the same time', async () => {
    const { call, channel, context } = open();
    const first = await call(ask());
    const { get } = context.store;
    // As a database: what is read may be old by the time it is there.
    context.store.get = async <T>(name: string): Promise<T | undefined> => {
      const value = await get<T>(name);
      await setImmediate();
      return value;
    };
    const keys = ['uno', 'dos', 'tres'];
    await Promise.all(keys.map((name) => call(ask({}, { 'idempotency-key': name }))));
    await channel.forget?.(conversationOf(first));
    expect(context.store.size).to.equal(0);
  });

  it('keeps no error: the next request with the key runs', async () => {
    let broken = true;
    const { call, host } = open({
      turn: () => {
        if (broken) throw new BlinkyError('BLINKY_TURN_FAILED', 'it failed', { owner: 'bot' });
        return scriptedTurn([{ text: 'hola' }]);
      },
    });
    expect((await call(ask({}, key))).status).to.equal(500);
    broken = false;
    expect((await call(ask({}, key))).status).to.equal(200);
    expect(host.turns).to.have.length(2);
  });

  it('lets the key be used anew after 24 hours', async () => {
    let time = Date.parse('2026-03-02T15:00:00Z');
    const context = testContext({ HTTP_ALLOW_ANONYMOUS: false }, { now: () => new Date(time) });
    const { call, host } = onContext(context);
    await call(ask({}, key));
    time += day - 1;
    await call(ask({}, key));
    expect(host.turns).to.have.length(1);
    time += 2;
    await call(ask({ message: 'otra' }, key));
    expect(host.turns).to.have.length(2);
  });

  it('answers on another replica from the shared store', async () => {
    const one = open();
    const other: HttpBench = onContext(one.context);
    const first = await one.call(ask({}, key));
    expect(await other.call(ask({}, key))).to.deep.equal(first);
    expect(other.host.turns).to.have.length(0);
  });

  it('names the turn alike on a replica that takes over while the first still runs', async () => {
    const { context } = open();
    const ran = Promise.withResolvers<void>();
    const stuck = onContext(context, {
      turn: () => {
        ran.resolve();
        return new Promise<Turn>(() => {});
      },
    });
    void stuck.call(ask({}, key));
    await ran.promise;
    const other = onContext(context);
    await other.call(ask({}, key));
    expect(other.host.turns[0]?.dedupe).to.equal(stuck.host.turns[0]?.dedupe);
  });

  it('goes on for a caller who hung up, so that the retry finds the reply', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const { channel, host, call } = open({
      turn: (_, signal) => {
        signals.push(signal);
        return scriptedTurn([{ text: 'hola' }]);
      },
    });
    const gone = AbortSignal.abort();
    const route = channel.routes[0];
    const sample = ask({}, key);
    const request = {
      method: 'POST',
      url: sample.url,
      params: {},
      query: new URLSearchParams(),
      remoteAddress: '203.0.113.7',
      signal: gone,
    };
    await route?.handle({ ...request, headers: sample.headers ?? {}, body: Buffer.from(String(sample.body)) }, host);
    expect(signals.map((signal) => signal?.aborted ?? false)).to.deep.equal([false]);
    expect((await call(ask({}, key))).status).to.equal(200);
    expect(host.turns).to.have.length(1);
  });

  it('still answers when the reply cannot be kept, and a retry runs nothing', async () => {
    const { call, context, host } = open();
    const { set } = context.store;
    context.store.set = async (name, value, ttl) => {
      if (JSON.stringify(value).includes('"reply"')) throw new Error('the database is away');
      await set(name, value, ttl);
    };
    const first = await call(ask({}, key));
    expect(conversationOf(first)).to.be.a('string');
    expect(context.log.lines.map(({ level }) => level)).to.deep.equal(['warn']);
    expect(await call(ask({}, key))).to.deep.equal(first);
    expect(host.turns).to.have.length(1);
  });

  it('takes 1 to 255 visible ASCII characters and refuses others with 400', async () => {
    const { call } = open();
    for (const value of ['!', '~'.repeat(255)]) expect((await call(ask({}, { 'idempotency-key': value }))).status).to.equal(200);
    for (const value of ['', ' ', 'a b', 'ñ', '\u007f', '~'.repeat(256), 'uno, dos']) {
      expect((await call(ask({}, { 'idempotency-key': value }))).status, value.slice(0, 10)).to.equal(400);
    }
  });
});
