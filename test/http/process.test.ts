import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { essentials, Layout } from '../kernel/layout.ts';
import { urlOf } from '../support/url-of.ts';

describe('the process', () => {
  const children: ChildProcess[] = [];
  let platform: Outside;
  const layout = new Layout('copied')
    .ship(...essentials)
    .drop('eco', 'plugins/channels')
    .drop('tardar', 'dialogs');
  before(async () => {
    platform = await listen();
  });
  after(() => {
    platform.close();
    for (const child of children) child.kill('SIGKILL');
    layout.delete();
  });

  it('says what is wrong with its owner and remedy, and exits with 1, when it cannot start', async () => {
    const child = run(layout, { PORT: '99999', LOG_LEVEL: 'loud' });
    const [errors, code] = await Promise.all([text(child.stderr as NodeJS.ReadableStream), exitOf(child)]);
    expect(code).to.equal(1);
    expect(errors.trim().split('\n')).to.have.length(3);
    expect(errors).to.match(/BLINKY_SETTINGS {2}host {2}PORT is wrong \(.*\): where to listen/);
  });

  it('on SIGTERM turns unready, refuses what is new, finishes what it took, and exits with 0', async () => {
    const child = run(layout, { ECO_URL: `${platform.url}/eco`, TARDAR_URL: `${platform.url}/tardar`, BURST_WINDOW_MS: '5000' });
    children.push(child);
    const url = await urlOf(child);
    const exit = exitOf(child);
    const underWay = post(`${url}/chatbot/http`, 'application/json', JSON.stringify({ from: 'ana', message: 'tarda' }));
    const held = await platform.request('/tardar');
    expect((await post(`${url}/chatbot/eco/later`, 'text/plain', 'tarda')).status).to.equal(202);

    child.kill('SIGTERM');
    const unready = await until(async () => fetch(`${url}/readyz`).then((answer) => (answer.status === 503 ? answer : undefined)));
    expect(await unready.json()).to.have.nested.property('checks.host.detail', 'stopping');
    const refused = await post(`${url}/chatbot/http`, 'application/json', JSON.stringify({ from: 'eva', message: 'hola' }));
    expect([refused.status, refused.headers.get('retry-after')]).to.deep.equal([503, '2']);

    held.end();
    expect(await (await underWay).json())
      .to.have.property('message')
      .that.contains('Ya está.');
    (await platform.request('/tardar')).end();
    expect(await exit).to.equal(0);
    expect(platform.bodies.join('\n')).to.contain('Ya está.');
  });

  it('takes a signal that comes twice at once for one: Ctrl-C reaches it from the terminal and through npm', async () => {
    const child = run(layout, { TARDAR_URL: `${platform.url}/tardar` });
    children.push(child);
    const url = await urlOf(child);
    const exit = exitOf(child);
    const underWay = post(`${url}/chatbot/http`, 'application/json', JSON.stringify({ from: 'ana', message: 'tarda' }));
    const held = await platform.request('/tardar');
    for (const signal of ['SIGINT', 'SIGTERM'] as const) child.kill(signal); // two of a kind would arrive as one
    await until(async () => fetch(`${url}/readyz`).then(({ status }) => (status === 503 ? status : undefined)));
    held.end();
    expect((await underWay).status).to.equal(200);
    expect(await exit).to.equal(0);
  });

  it('tells callers who never stop asking to go, and closes no connection under a request', async () => {
    const child = run(layout, { RATE_LIMIT_PER_ADDRESS: '0' });
    children.push(child);
    const url = await urlOf(child);
    const exit = exitOf(child);
    const busy = Promise.withResolvers<void>();
    const ends = Promise.all(Array.from({ length: 12 }, () => askOn(url, busy.resolve)));
    await busy.promise;
    child.kill('SIGTERM');
    expect(new Set(await ends)).to.deep.equal(new Set([503]));
    expect(await exit).to.equal(0);
  });
});

/** Asks over one kept connection until something else than 200 comes; its status, or the code of the error. */
async function askOn(url: string, answered: () => void): Promise<number | string> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (;;) {
    const status = await new Promise<number | string>((resolve) => {
      const options = { agent, method: 'POST', headers: { 'content-type': 'application/json' } };
      const asked = request(`${url}/chatbot/http`, options, (response) => {
        response.resume().once('end', () => resolve(response.statusCode ?? 0));
      });
      asked.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
      asked.end(JSON.stringify({ from: randomUUID(), message: 'hola' }));
    });
    if (status !== 200) return status;
    answered();
  }
}

function run({ folder }: Layout, variables: Readonly<Record<string, string>>): ChildProcess {
  const env = { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'error', ...variables };
  return spawn(process.execPath, ['--conditions=source', join(folder, 'src/main.ts')], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

function post(url: string, type: string, body: string): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'content-type': type }, body });
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
  }
}

interface Outside {
  readonly url: string;
  /** What was posted, each answered at once. */
  readonly bodies: string[];
  /** The answer to the next GET of `path`, to be ended by the test. */
  request(path: string): Promise<ServerResponse>;
  close(): void;
}

/** A platform that the process calls, which answers when the test says so. */
async function listen(): Promise<Outside> {
  const waiting: { path: string; response: ServerResponse }[] = [];
  const bodies: string[] = [];
  let arrived = Promise.withResolvers<void>();
  const server = createServer(async (request: IncomingMessage, response) => {
    if (request.method === 'POST') {
      bodies.push(await text(request));
      response.end();
      return;
    }
    waiting.push({ path: request.url ?? '', response });
    arrived.resolve();
    arrived = Promise.withResolvers();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    async request(path) {
      for (;;) {
        const at = waiting.findIndex((one) => one.path === path);
        const [found] = at < 0 ? [] : waiting.splice(at, 1);
        if (found) return found.response;
        await arrived.promise;
      }
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
