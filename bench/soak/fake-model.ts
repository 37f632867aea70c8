import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the model does to the next requests. */
export type Mood = 'answers' | 'hangs' | 'refuses';

export interface FakeModel {
  readonly url: string;
  mood: Mood;
  readonly server: Server;
}

/** Chat Completions that name no intent, or hang, or answer 429. */
export async function startFakeModel(): Promise<FakeModel> {
  const content = JSON.stringify({ intent: 'none', answers: [], confidence: 0.6 });
  const answer = JSON.stringify({
    ...{ id: 'x', object: 'chat.completion', created: 1, model: 'fake' },
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
    usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
  });
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      if (fake.mood === 'hangs') return; // until the other side gives up
      const refused = fake.mood === 'refuses';
      response.writeHead(refused ? 429 : 200, { 'content-type': 'application/json', ...(refused && { 'retry-after': '1' }) });
      response.end(refused ? '{"error":{"message":"slow down","type":"requests","code":"rate_limit_exceeded"}}' : answer);
    });
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const fake: FakeModel = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, mood: 'answers', server };
  return fake;
}
