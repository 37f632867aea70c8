import { globSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { posted, update } from '../../plugins/channels/telegram/testing/updates.ts';
import { messageSid, received, signed } from '../../plugins/channels/twilio-whatsapp/testing/webhooks.ts';
import type { PlatformRequest } from '../../src/sdk/index.ts';
import { readTranscript } from '../../test/conversations/transcript.ts';
import { twilioWebhooks } from '../../test/support/twilio-webhooks.ts';
import { post } from '../open-loop.ts';

const PEOPLE = 12;
const PAUSE_MS = 1_000;
const transcripts = join(import.meta.dirname, '..', '..', 'test', 'conversations');

/** What was sent so far, by the status that it got; 0: no answer. */
export type Statuses = Record<number, number>;

interface Message {
  /** Of the conversation. */
  readonly person: number;
  /** Of the message, in all. */
  readonly number: number;
  readonly text: string;
}

const channels: readonly ((message: Message) => PlatformRequest)[] = [
  ({ person, text }) => json(JSON.stringify({ from: `+52155${10_000_000 + person}`, to: '+5215587654321', message: text })),
  ({ person, number, text }) =>
    signed(received({ MessageSid: messageSid(number), From: `whatsapp:+52155${20_000_000 + person}`, Body: text })),
  ({ person, number, text }) => {
    const id = 30_000_000 + person;
    return posted(update({ text, from: { id, is_bot: false, first_name: 'Ana' }, chat: { id, type: 'private' } }, number));
  },
];

/** What no channel takes: not signed, no secret, no JSON. */
const refused: readonly PlatformRequest[] = [
  { ...signed(received()), headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': 'bm9uZQ==' } },
  posted(update({ text: 'hola' }), {}),
  json('{'),
];

/** Twilio's report of what became of a reply. */
const reports = twilioWebhooks('/chatbot/whatsapp/status');

/**
 * People who each hold the conversations of `test/conversations`, one after the other, over HTTP, WhatsApp and Telegram in turn;
 * one of them floods, and strangers send what is refused. Resolves when it is `over` and the last answer has come.
 */
export async function talk(url: string, statuses: Statuses, over: AbortSignal): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const scripts = globSync('*.es.md', { cwd: transcripts }).sort().map(linesOf);
  let [conversations, messages] = [0, 0];
  const send = async ({ url: path, headers, body }: PlatformRequest): Promise<void> => {
    const status = await post({ url: url + path, body: String(body), headers: headers as Record<string, string>, agent });
    statuses[status] = (statuses[status] ?? 0) + 1;
  };
  const person = async (at: number): Promise<void> => {
    await pause((at * PAUSE_MS) / PEOPLE, over);
    while (!over.aborted) {
      const number = conversations++;
      const channel = channels[number % channels.length] as (typeof channels)[number];
      for (const text of scripts[number % scripts.length] ?? []) {
        if (over.aborted) break;
        await send(channel({ person: number, number: ++messages, text }));
        await pause(PAUSE_MS, over);
      }
    }
  };
  const others = async (): Promise<void> => {
    while (!over.aborted) {
      await Promise.all(refused.map(send));
      for (let at = 0; at < 5; at++) await send(json(JSON.stringify({ from: 'flood', to: 'blinky', message: 'hola' })));
      await send(reports.signed({ MessageSid: messageSid(messages), MessageStatus: 'delivered' }));
      if (messages % 5 === 0) await send(reports.signed({ MessageSid: messageSid(0), MessageStatus: 'failed', ErrorCode: '63024' }));
      await pause(PAUSE_MS, over);
    }
  };
  await Promise.all([...Array.from({ length: PEOPLE }, (_, at) => person(at)), others()]);
  agent.destroy();
}

function json(body: string): PlatformRequest {
  return { url: '/chatbot/http', headers: { 'content-type': 'application/json' }, body };
}

function linesOf(file: string): string[] {
  return readTranscript(join(transcripts, file)).steps.flatMap((step) => ('act' in step && 'says' in step.act ? step.act.says : []));
}

async function pause(ms: number, over: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: over }).catch(() => {}); // over
}
