import { expect } from 'chai';
import type { ChannelRoute } from '#sdk';
import { head, raw } from './raw.ts';
import { type Served, serve } from './serve.ts';

describe('a server that is drained', () => {
  /** A served channel with a request under way that ends when it is let go. */
  async function withRequestUnderWay(): Promise<Served & { answer: ReturnType<typeof raw>; letGo: () => void }> {
    const arrived = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const slow: ChannelRoute = {
      method: 'get',
      path: '/slow',
      async handle() {
        arrived.resolve();
        await gate.promise;
        return { status: 200, body: 'finished' };
      },
    };
    const alive: ChannelRoute = { method: 'get', path: '/healthz', handle: async () => ({ status: 200, body: { ok: true } }) };
    const served = await serve({ routes: [slow], ownRoutes: [alive] });
    const answer = raw(served.url, head('GET /chatbot/caja/slow'));
    await arrived.promise;
    return { ...served, answer, letGo: gate.resolve };
  }

  it('finishes the request under way, and closes its kept connection instead of waiting for it', async () => {
    const { server, url, answer, letGo } = await withRequestUnderWay();
    let isDrained = false;
    const drained = server.drain().then(() => {
      isDrained = true;
    });
    await raw(url, head('GET /healthz'));
    expect(isDrained).to.equal(false);
    letGo();
    await drained;
    await server.stop();
    const { body, headers } = await answer;
    expect([body, headers.connection]).to.deep.equal(['finished', 'close']);
  });

  it('refuses what is new with 503 and when to come back, while health still answers', async () => {
    const { server, url, answer, letGo, requests } = await withRequestUnderWay();
    const drained = server.drain();
    const post = head('POST /chatbot/caja', { 'Content-Type': 'application/json', 'Content-Length': 2 });
    const refused = await raw(url, `${post}{}`);
    expect([refused.status, refused.headers['retry-after']]).to.deep.equal([503, '2']);
    expect(refused.body).to.contain('BLINKY_OVERLOADED');
    expect(requests).to.deep.equal([]);
    expect((await raw(url, head('GET /healthz'))).status).to.equal(200);
    letGo();
    await Promise.all([answer, drained]);
    await server.stop();
  });

  it('is not held up by a client whose body never ends', async () => {
    const { url, server } = await serve();
    const endless = raw(url, `${head('POST /chatbot/caja', { 'Content-Type': 'application/json', 'Content-Length': 100 })}{`).catch(
      () => 'cut off',
    );
    await raw(url, head('GET /nope'));
    await server.drain();
    await server.stop();
    expect(await endless).to.equal('cut off');
  });

  it('may be stopped before it listens, and twice', async () => {
    await (await serve({ listening: false })).server.stop();
    const { server, url } = await serve();
    await server.stop();
    await server.stop();
    expect(await raw(url, head('GET /nope')).catch(({ code }) => code)).to.equal('ECONNREFUSED');
  });

  it('says which port is taken, and what to do', async () => {
    const first = await serve();
    const second = await serve({ listening: false });
    const error = await second.server.listen('127.0.0.1', Number(new URL(first.url).port)).catch((reason: unknown) => reason);
    await Promise.all([first.server.stop(), second.server.stop()]);
    expect(error)
      .to.have.property('line')
      .that.matches(/BLINKY_START_FAILED {2}http {2}cannot listen on 127.0.0.1:\d+ \(E\w+\): free the port/);
  });

  it('says that HOST is wrong where it names no address of this machine', async () => {
    const { server } = await serve({ listening: false });
    const error = await server.listen('192.0.2.1', 0).catch((reason: unknown) => reason);
    await server.stop();
    expect(error)
      .to.have.property('line')
      .that.matches(/\(EADDRNOTAVAIL\): let HOST name an address/);
  });
});
