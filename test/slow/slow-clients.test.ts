import { connect } from 'node:net';
import { expect } from 'chai';
import { head, raw } from '../http/raw.ts';
import { serve } from '../http/serve.ts';

const HEADERS_MS = 10_000;
const REQUEST_MS = 15_000;
/** How often the server looks for slow ones, and what a busy machine adds. */
const SLACK_MS = 4_000;

describe('a client that sends slowly', () => {
  it('is answered 408 and closed: headers within 10 s, the whole request within 15 s; others are served meanwhile', async () => {
    const { url, server, requests } = await serve();
    const json = { 'Content-Type': 'application/json', 'Content-Length': 100 };
    const trickles = [trickle(url, 'GET / HTTP/1.1\r\nX: ', HEADERS_MS), trickle(url, head('POST /chatbot/caja', json), REQUEST_MS)];
    expect((await raw(url, head('GET /nope'))).status).to.equal(404);
    for (const { answer, lasted, limit } of await Promise.all(trickles)) {
      expect(answer).to.match(/^HTTP\/1.1 408 /);
      expect(lasted).to.be.within(limit - 100, limit + SLACK_MS);
    }
    expect(requests).to.deep.equal([]);
    await server.stop();
  });

  it('is one of 2,000 that say nothing, or half a header: they are gone within 15 s, and others are served meanwhile', async () => {
    const { url, server } = await serve();
    const held: { readonly opened: Promise<void>; readonly ended: Promise<void> }[] = [];
    while (held.length < 2_000) {
      // By the hundred: the queue of the listening socket holds 511, and what overflows it comes seconds later.
      const more = Array.from({ length: 100 }, (_, at) => halfOpen(url, at % 2 === 0 ? '' : 'GET / HTTP/1.1\r\nX: '));
      await Promise.all(more.map(({ opened }) => opened));
      held.push(...more);
    }
    const openedAt = performance.now();
    for (let asked = 0; asked < 50; asked++) expect((await raw(url, head('GET /nope'))).status).to.equal(404);
    const heldBytes = process.memoryUsage().rss;
    await Promise.all(held.map(({ ended }) => ended));
    expect(performance.now() - openedAt).to.be.below(REQUEST_MS + SLACK_MS);
    expect(process.memoryUsage().rss - heldBytes, 'nothing piles up while they are thrown out').to.be.below(100e6);
    expect((await raw(url, head('GET /nope'))).status).to.equal(404);
    await server.stop();
  });
});

/** A connection that sends `first` and then nothing more. */
function halfOpen(url: string, first: string): { readonly opened: Promise<void>; readonly ended: Promise<void> } {
  const opened = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
    socket.write(first);
    opened.resolve();
  });
  socket.on('error', opened.reject).on('close', () => ended.resolve());
  socket.resume();
  return { opened: opened.promise, ended: ended.promise };
}

/** Begins with `first`, then sends a byte twice a second until the server has enough. */
function trickle(url: string, first: string, limit: number): Promise<{ answer: string; lasted: number; limit: number }> {
  const { promise, resolve } = Promise.withResolvers<{ answer: string; lasted: number; limit: number }>();
  const began = performance.now();
  let answer = '';
  const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(first));
  const timer = setInterval(() => socket.write('a'), 500);
  socket.setEncoding('utf8').on('data', (text: string) => {
    answer += text;
  });
  socket.on('error', () => {}); // a write after the server has closed
  socket.on('close', () => {
    clearInterval(timer);
    resolve({ answer, lasted: performance.now() - began, limit });
  });
  return promise;
}
