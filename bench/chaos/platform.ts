import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MessageRecord } from './ledger.ts';

/** How a platform delivers: how long it waits for an answer, and its pauses before it tries again. */
interface Manner {
  readonly timeoutMs: number;
  readonly pausesMs: readonly number[];
}

/** Twilio waits 15 s and, told `#rc=5&rp=all`, tries five times more. Slack waits 3 s and tries at once, after 1 and 5 minutes (here a twentieth). */
const manners: readonly Manner[] = [
  { timeoutMs: 15_000, pausesMs: [500, 1_000, 2_000, 4_000, 8_000] },
  { timeoutMs: 3_000, pausesMs: [0, 3_000, 15_000] },
];

export interface Traffic {
  readonly conversations: number;
  /** Messages of each conversation, one after the other: the next leaves once the last was taken or given up. */
  readonly each: number;
  /** Milliseconds before the next message of a conversation, the first included. */
  readonly pauseMs: () => number;
  /** Where the next request goes; undefined while nobody listens. */
  readonly target: () => string | undefined;
}

export interface Platform {
  /** Where replies are posted. */
  readonly url: string;
  readonly records: readonly MessageRecord[];
  /** Delivers all of it; resolves when every message was taken or given up. */
  deliver(traffic: Traffic): Promise<void>;
  /** Resolves when every accepted message has its reply, or after `ms`. */
  settled(ms: number): Promise<void>;
  close(): void;
}

/** A messenger in this process: sends webhooks, retries them, takes the replies and keeps book. */
export async function startPlatform(round: string): Promise<Platform> {
  const records = new Map<string, MessageRecord>();
  const server = createServer(async (request, response) => {
    const reply = (await json(request)) as { conversation: string; text: string };
    const [, count, number] = /^n:(\d+) msg (\d+)$/.exec(reply.text) ?? []; // anything else is the greeting
    records.get(`${reply.conversation}/${number}`)?.replies.push({ at: performance.now(), count: Number(count) });
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const open = (): boolean => [...records.values()].some(({ acceptedAt, replies }) => acceptedAt !== undefined && replies.length === 0);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    get records() {
      return [...records.values()];
    },
    async deliver({ conversations, each, pauseMs, target }) {
      const talks = Array.from({ length: conversations }, async (_, at) => {
        const manner = manners[at % manners.length] as Manner;
        for (let number = 1; number <= each; number++) {
          await sleep(pauseMs());
          const record: MessageRecord = { conversation: `${round}-${at}`, number, replies: [] };
          records.set(`${record.conversation}/${number}`, record);
          await send(record, manner, target);
        }
      });
      await Promise.all(talks);
    },
    async settled(ms) {
      const until = performance.now() + ms;
      while (open() && performance.now() < until) await sleep(20);
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function send(record: MessageRecord, { timeoutMs, pausesMs }: Manner, target: () => string | undefined): Promise<void> {
  const { conversation, number } = record;
  const body = JSON.stringify({ id: `${conversation}-${number}`, conversation, text: `msg ${number}` });
  for (const pause of [...pausesMs, undefined]) {
    if (await taken(target(), body, timeoutMs)) {
      record.acceptedAt = performance.now();
      return;
    }
    if (pause !== undefined) await sleep(pause);
  }
}

async function taken(url: string | undefined, body: string, timeoutMs: number): Promise<boolean> {
  if (url === undefined) return false;
  const headers = { 'content-type': 'application/json' };
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(timeoutMs) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false; // refused, cut or too late: tried again
  }
}
