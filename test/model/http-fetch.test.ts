import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createHttpFetch } from '../../src/model/http-fetch.ts';

describe('the fetch on keep-alive connections', () => {
  let server: Server | undefined;
  const http = createHttpFetch();
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });
  after(() => http.close());

  async function serve(listener: RequestListener): Promise<string> {
    server = createServer(listener);
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1?x=1`;
  }

  it('sends method, headers and text, and gives status, headers and text', async () => {
    const url = await serve(async (request, response) => {
      let body = '';
      for await (const part of request) body += part;
      response.writeHead(418, {
        'x-seen': `${request.method} ${request.url} ${request.headers['x-a']} ${request.headers['content-length']}`,
        'x-host': String(request.headers.host),
      });
      response.end(body.toUpperCase());
    });
    const response = await http.fetch(url, { method: 'POST', headers: new Headers({ 'x-a': 'b' }), body: 'á é' });
    expect([response.status, response.ok, response.headers.get('X-Seen')]).to.deep.equal([418, false, 'POST /v1?x=1 b 5']);
    expect(response.headers.get('X-Host')).to.equal(new URL(url).host);
    expect(await response.text()).to.equal('Á É');
  });

  it('uses a connection again', async () => {
    const ports = new Set<number | undefined>();
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('{}');
    });
    for (let nth = 0; nth < 3; nth++) await http.fetch(url, { method: 'POST', body: '{}' });
    expect(ports.size).to.equal(1);
  });

  it('goes on on a new connection when the kept one was just closed', async () => {
    const seen = new WeakSet<object>();
    const url = await serve((request, response) => {
      if (seen.has(request.socket)) return request.socket.resetAndDestroy();
      seen.add(request.socket);
      response.end('{}');
    });
    for (let nth = 0; nth < 3; nth++) expect((await http.fetch(url, { method: 'POST', body: '{}' })).status).to.equal(200);
  });

  it('rejects when a new connection is closed at once', async () => {
    const url = await serve((request) => void request.socket.resetAndDestroy());
    expect(await reason(http.fetch(url, { method: 'POST', body: '{}' }))).to.match(/ECONNRESET|socket hang up/);
  });

  it('rejects with the reason of the signal, before and while it waits', async () => {
    const waiting = new Promise<string>((resolve) => void serve(() => arrived()).then(resolve));
    let arrived = (): void => {};
    const asked = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const url = await waiting;
    const [early, late] = [AbortSignal.abort(new Error('early')), new AbortController()];
    expect(await reason(http.fetch(url, { body: '{}', signal: early }))).to.equal('early');
    const answer = reason(http.fetch(url, { method: 'POST', body: '{}', signal: late.signal }));
    await asked;
    late.abort(new Error('late'));
    expect(await answer).to.equal('late');
  });

  it('rejects an answer that is cut', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"half":');
      setImmediate(() => response.destroy());
    });
    expect(await reason(http.fetch(url, { method: 'POST', body: '{}' }))).to.be.oneOf(['terminated', 'aborted', 'socket hang up']);
  });

  it('rejects an answer that has no end', async () => {
    const url = await serve((_, response) => {
      const more = (): void => void (response.destroyed || response.write(Buffer.alloc(1_048_576, 'x'), () => setImmediate(more)));
      more();
    });
    const error = await http.fetch(url, { method: 'POST', body: '{}' }).catch((cause: unknown) => cause);
    expect(error).to.have.property('name', 'BodyTooLarge');
  });

  it('rejects when nobody listens', async () => {
    expect(await reason(http.fetch('http://127.0.0.1:1/', { method: 'POST', body: '{}' }))).to.match(/ECONNREFUSED/);
  });
});

function reason(answer: Promise<unknown>): Promise<string> {
  return answer.then(
    () => 'answered',
    (error: Error) => error.message,
  );
}
