import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the model does to the next requests. */
export type Mood = 'answers' | 'hangs' | 'refuses';

export interface FakeModel {
  readonly url: string;
  mood: Mood;
  readonly server: Server;
}

/** How it answers: the body for a request's body, by default one that names no intent; and in how many milliseconds, by default at once. */
export interface Manner {
  readonly answer?: (request: string) => string;
  readonly thinkMs?: () => number;
}

/** Chat Completions that are answered, or hang, or get 429. */
export async function startFakeModel({ answer = namesNothing, thinkMs = () => 0 }: Manner = {}): Promise<FakeModel> {
  const server = createServer(async (request, response) => {
    const body = await text(request).catch(() => undefined); // given up halfway
    if (body === undefined || fake.mood === 'hangs') return; // until the other side gives up
    const refused = fake.mood === 'refuses';
    if (!refused) await sleep(thinkMs());
    response.writeHead(refused ? 429 : 200, { 'content-type': 'application/json', ...(refused && { 'retry-after': '1' }) });
    response.end(refused ? '{"error":{"message":"slow down","type":"requests","code":"rate_limit_exceeded"}}' : answer(body));
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const fake: FakeModel = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, mood: 'answers', server };
  return fake;
}

function namesNothing(): string {
  const content = JSON.stringify({ intent: 'none', answers: [], confidence: 0.6 });
  return JSON.stringify({
    ...{ id: 'x', object: 'chat.completion', created: 1, model: 'fake' },
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
    usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
  });
}
