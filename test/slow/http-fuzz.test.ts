import { Agent, request } from 'node:http';
import { expect } from 'chai';
import fc from 'fast-check';
import { errorCodes } from '#sdk';
import type { App } from '../../src/app.ts';
import { compose } from '../../src/compose.ts';
import { configure } from '../../src/kernel/configure.ts';
import { discover } from '../../src/kernel/discover.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { environmentOf, hostOf } from '../kernel/settings-of.ts';

const INPUTS = 20_000;
const BATCH = 20;

describe('the HTTP surface under 20,000 hostile requests', () => {
  const agent = new Agent({ keepAlive: true, maxSockets: BATCH });
  let app: App | undefined;
  let url = '';

  before(async () => {
    const limits = { RATE_LIMIT_PER_SENDER: '0', RATE_LIMIT_PER_ADDRESS: '0' };
    const host = hostOf(limits);
    app = await compose(configure(await discover(), environmentOf(limits), host), host, { log: createLogger('silent') });
    url = await app.start();
  });

  after(async () => {
    agent.destroy();
    await app?.stop();
  });

  it('answers each with a turn or a typed error that tells nothing of the inside, and lives', async () => {
    const seen = new Map<number, number>();
    const batches = fc.array(hostile, { minLength: BATCH, maxLength: BATCH });
    await fc.assert(
      fc.asyncProperty(batches, async (inputs) => {
        for (const answer of await Promise.all(inputs.map((input) => exchange(url, input, agent)))) {
          seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
          expectHarmless(answer);
        }
      }),
      { numRuns: INPUTS / BATCH, endOnFailure: true },
    );
    expect([...seen.values()].reduce((sum, count) => sum + count, 0)).to.equal(INPUTS);
    // Else the generator has lost its way, and the run says nothing.
    for (const status of [200, 400, 404, 405, 415]) expect(seen.get(status) ?? 0, String(status)).to.be.above(INPUTS / 200);
    expect((await exchange(url, { method: 'GET', path: '/readyz', headers: {}, body: Buffer.alloc(0) }, agent)).status).to.equal(200);
  });
});

interface Input {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

const paths = ['/chatbot/http', '/chatbot/http', '/chatbot/http', '/api/messages', '/chatbot/', '/chatbot/nada', '/', '/healthz', '/admin'];
const fields = ['from', 'to', 'message', 'context', 'type', 'id', 'channelId', 'serviceUrl', 'conversation', '__proto__', 'constructor'];
const word = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('hola', '¿Qué días pagan?', '\ud800', '../..', '{{7*7}}'),
);
const value = fc.oneof(word, fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(null, 0, -1, 1e308, '', ' ', 'x'.repeat(4_001)));
const object = fc.dictionary(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...fields) }, word), value, { maxKeys: 8 });
const nearlyRight = fc.record({ from: value, message: value }).chain((right) => object.map((more) => ({ ...more, ...right })));
const right = fc.record({ from: fc.constantFrom('ana', 'luis'), message: word.filter((text) => text.trim() !== '') });
const body = fc.oneof(
  fc.oneof(right, nearlyRight, object).map((json) => Buffer.from(JSON.stringify(json))),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc.integer({ min: 1, max: 5_000 }).map((depth) => Buffer.from('['.repeat(depth))),
);
const header = fc.string({ maxLength: 60 }).map((text) => text.replace(/[^\x21-\x7e]/g, ''));
const hostile: fc.Arbitrary<Input> = fc.record({
  method: fc.constantFrom('POST', 'POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'),
  path: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...paths) },
    fc.string({ maxLength: 40 }).map((text) => `/${encodeURIComponent(text.toWellFormed())}`),
    header.map((text) => `/chatbot/http?${text}`),
    header.map((text) => `/chatbot/${text}`),
  ),
  headers: fc.record(
    {
      'content-type': fc.oneof(
        { weight: 8, arbitrary: fc.constant('application/json') },
        fc.constantFrom('text/plain', 'multipart/form-data'),
        header,
      ),
      'content-encoding': fc.constantFrom('gzip', 'identity', 'br'),
      'idempotency-key': header,
      'x-forwarded-for': header,
      authorization: header,
    },
    { requiredKeys: ['content-type'] },
  ),
  body,
});

function exchange(url: string, { method, path, headers, body: bytes }: Input, agent: Agent): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const sent = request(url, { path, method, agent, headers: { ...headers, 'content-length': bytes.length } }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    response.on('end', () => resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', text }));
  });
  sent.on('error', reject);
  sent.end(bytes);
  return promise;
}

function expectHarmless({ status, type, text }: Answer): void {
  expect(text).not.to.match(/node_modules|\.[jt]s:\d+|\n +at /);
  expect(status).to.be.below(500);
  if (status < 400) return;
  expect(type).to.equal('application/json');
  const { error } = JSON.parse(text) as { error: { code: string; message: string } };
  expect(errorCodes).to.have.property(error.code);
  expect(errorCodes[error.code as keyof typeof errorCodes].status).to.equal(status);
  expect(error.message).to.be.a('string').that.is.not.empty;
}
