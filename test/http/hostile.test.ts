import { connect } from 'node:net';
import { expect } from 'chai';
import type { ChannelRoute } from '#sdk';
import { BlinkyError } from '#sdk';
import { head, raw } from './raw.ts';
import { type Served, serve } from './serve.ts';

const canary = 'db.internal.example canary-secret';
const throwing = (path: `/${string}`, error: unknown): ChannelRoute => ({
  method: 'post',
  path,
  handle: async () => {
    throw error;
  },
});

describe('a server on the internet', () => {
  let served: Served;
  const upgraded: string[] = [];

  before(async () => {
    const hello: ChannelRoute = { method: 'get', path: '/hello', handle: async () => ({ status: 200, body: 'hello' }) };
    const routes = [
      hello,
      throwing('/throws', new Error(canary)),
      throwing('/misconfigured', new BlinkyError('BLINKY_SETTINGS', canary, { owner: 'host', hint: canary })),
      throwing('/nothing', undefined),
      throwing('/late', new BlinkyError('BLINKY_RATE_LIMITED', 'too many', { owner: 'host', retryAfterMs: 1_200 })),
    ];
    served = await serve({
      routes,
      upgrade: {
        upgradePath: '/chatbot/caja/stream',
        upgrade(request, socket) {
          upgraded.push(request.url ?? '');
          if (request.url?.endsWith('/throw')) throw new Error(canary);
          socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n');
        },
      },
    });
  });
  after(() => served.server.stop());

  const constant = { error: { code: 'BLINKY_TURN_FAILED', message: 'algo falló de nuestro lado: inténtalo otra vez en un momento' } };

  it('survives a Host and a request target that make no URL, and answers 400', async () => {
    for (const bytes of [head('GET /hello', { Host: 'lo calhost' }), head('GET /hello', { Host: '[::1' }), head('GET http://%zz/', {})]) {
      const answer = await raw(served.url, bytes);
      expect(answer.status, bytes).to.equal(400);
      expect(answer.body).to.contain('BLINKY_BAD_REQUEST');
    }
    expect((await raw(served.url, head('GET /chatbot/caja/hello'))).status).to.equal(200);
  });

  it('answers 500 with constant words when a channel throws, and logs where', async () => {
    for (const path of ['/throws', '/nothing']) {
      const answer = await raw(served.url, head(`POST /chatbot/caja${path}`, { 'Content-Length': 0 }));
      expect([answer.status, JSON.parse(answer.body)]).to.deep.equal([500, constant]);
    }
    const line = served.log.lines.find(({ fields }) => fields.class === 'Error');
    expect(line).to.include({ owner: 'http', level: 'error' });
  });

  it("shows an operator's error to callers by its code only", async () => {
    const answer = await raw(served.url, head('POST /chatbot/caja/misconfigured', { 'Content-Length': 0 }));
    expect(answer.status).to.equal(500);
    expect(answer.body).to.contain('BLINKY_SETTINGS').and.not.to.contain('canary');
  });

  it('says in whole seconds when to try again', async () => {
    const answer = await raw(served.url, head('POST /chatbot/caja/late', { 'Content-Length': 0 }));
    expect([answer.status, answer.headers['retry-after']]).to.deep.equal([429, '2']);
  });

  it('answers HEAD as GET without a body, and takes a slash at the end', async () => {
    const get = await raw(served.url, head('GET /chatbot/caja/hello'));
    const noBody = await raw(served.url, head('HEAD /chatbot/caja/hello', { Connection: 'close' }));
    expect([noBody.status, noBody.headers['content-length'], noBody.body]).to.deep.equal([200, get.headers['content-length'], '']);
    expect((await raw(served.url, head('GET /chatbot/caja/hello/'))).body).to.equal('hello');
  });

  const strays: readonly [string, number][] = [
    ['GET /%zz', 404],
    ['GET /chatbot/caja/%zz', 404],
    ['GET /chatbot/caja/%c0%af', 404],
    ['GET /..%2f..%2fetc/passwd', 404],
    ['GET /chatbot/__proto__', 404],
    [`GET /${'a'.repeat(8_000)}`, 404],
    [`GET /${'a'.repeat(20_000)}`, 431],
    ['GET /chatbot/caja/hello?%zz', 200],
    ['BREW /chatbot/caja', 400],
    ['CONNECT evil.example:443', 0],
  ];
  for (const [line, status] of strays) {
    it(`survives ${line.slice(0, 40)}`, async () => {
      const answer = await raw(served.url, head(line)).catch(() => ({ status: 0, body: '' }));
      expect(answer.status).to.equal(status);
      expect(answer.body).not.to.match(/\n {4}at |node_modules|src\//);
    });
  }

  it('answers 400 to what is not HTTP', async () => {
    const { status, body } = await raw(served.url, '\u0016\u0003\u0001 hello\r\n\r\n');
    expect([status, JSON.parse(body).error.code]).to.deep.equal([400, 'BLINKY_BAD_REQUEST']);
    expect((await raw(served.url, head('GET /', { 'X-Long': 'x'.repeat(20_000) }))).status).to.equal(431);
  });

  it('gives a WebSocket to the channel whose path it is, and 404 to any other', async () => {
    const wish = { Connection: 'Upgrade', Upgrade: 'websocket' };
    expect((await raw(served.url, head('GET /chatbot/caja/stream?watermark=1', wish))).status).to.equal(101);
    for (const path of ['/nope', '/chatbot/caja', '/chatbot/caja/streams']) {
      expect((await raw(served.url, head(`GET ${path}`, wish))).status, path).to.equal(404);
    }
    expect(upgraded).to.deep.equal(['/chatbot/caja/stream?watermark=1']);
  });

  it('hangs up, and lives, when a channel throws at an upgrade', async () => {
    const wish = head('GET /chatbot/caja/stream/throw', { Connection: 'Upgrade', Upgrade: 'websocket' });
    expect(await raw(served.url, wish).catch(() => 'hung up')).to.equal('hung up');
    expect(served.log.lines.map(({ message }) => message)).to.include('an upgrade failed');
  });

  it('outlives clients that reset their connection while it is upgraded', async () => {
    for (let at = 0; at < 20; at++) await resetWhileUpgrading(served.url);
    expect((await raw(served.url, head('GET /chatbot/caja/hello'))).status).to.equal(200);
  });
});

function resetWhileUpgrading(url: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
    socket.write(head('GET /nope', { Connection: 'Upgrade', Upgrade: 'websocket' }) + 'x'.repeat(1_000), () => socket.resetAndDestroy());
  });
  socket.on('error', () => {}); // its own reset
  socket.on('close', () => resolve());
  return promise;
}
