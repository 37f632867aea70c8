import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Load {
  /** Where replies are posted. */
  readonly url: string;
  /** Milliseconds from the beginning of each request to the arrival of its reply; `rate` messages a second, each conversation in turn. */
  paced(options: { readonly target: Target; readonly rate: number; readonly messages: number }): Promise<number[]>;
  /** Messages answered in a second when each conversation writes on as soon as its last message was taken. */
  flood(options: { readonly target: Target; readonly conversations: number; readonly messages: number }): Promise<number>;
  close(): void;
}

type Target = () => string | undefined;

/** Conversations that speak in turn, so that at a slow rate none has two messages under way. */
const IN_TURN = 200;
const PATIENCE_MS = 120_000;

/** Writes to replicas and waits for their replies at an address of its own. Plain HTTP with kept connections: what it uses, they lack. */
export async function startLoad(): Promise<Load> {
  const waiting = new Map<string, () => void>();
  const server = createServer(async (request, response) => {
    const { conversation, text } = (await json(request)) as { conversation: string; text: string };
    response.end('{}');
    const key = `${conversation}/${/^n:\d+ msg (\d+)$/.exec(text)?.[1]}`; // anything else is the greeting
    waiting.get(key)?.();
    waiting.delete(key);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const agent = new Agent({ keepAlive: true });
  let batch = 0;
  const write = async (target: Target, conversation: string, number: number): Promise<{ answered: Promise<void> }> => {
    const answered = Promise.withResolvers<void>();
    waiting.set(`${conversation}/${number}`, answered.resolve);
    const body = JSON.stringify({ id: `${conversation}-${number}`, conversation, text: `msg ${number}` });
    const status = await post(target() ?? '', body, agent);
    if (status !== 202) throw new Error(`a message was refused with ${status}`);
    return { answered: inTime(answered.promise) };
  };
  const measured = async (target: Target, conversation: string, number: number): Promise<number> => {
    const began = performance.now();
    await (await write(target, conversation, number)).answered;
    return performance.now() - began;
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async paced({ target, rate, messages }) {
      const name = `p${++batch}`;
      const began = performance.now();
      const running: Promise<number>[] = [];
      for (let at = 0; at < messages; at++) {
        await sleep(Math.max(0, began + (at / rate) * 1_000 - performance.now()));
        running.push(measured(target, `${name}-${at % IN_TURN}`, Math.floor(at / IN_TURN) + 1));
      }
      return Promise.all(running);
    },
    async flood({ target, conversations, messages }) {
      const name = `f${++batch}`;
      const began = performance.now();
      const talks = Array.from({ length: conversations }, async (_, at) => {
        const answers: Promise<void>[] = [];
        for (let number = 1; number <= messages / conversations; number++) {
          answers.push((await write(target, `${name}-${at}`, number)).answered);
        }
        await Promise.all(answers);
      });
      await Promise.all(talks);
      return messages / ((performance.now() - began) / 1_000);
    },
    close() {
      agent.destroy();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Resolves with the status. */
function post(url: string, body: string, agent: Agent): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', headers, agent }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    });
    sent.on('error', reject).end(body);
  });
}

async function inTime(answered: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`a message was not answered within ${PATIENCE_MS / 1_000} s`)), PATIENCE_MS);
  await Promise.race([answered, promise]);
  clearTimeout(timer);
}
