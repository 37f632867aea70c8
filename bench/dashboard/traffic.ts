import { randomBytes } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TOKEN as TELEGRAM_TOKEN } from '../../plugins/channels/telegram/testing/telegram-server.ts';
import { SECRET } from '../../plugins/channels/telegram/testing/updates.ts';
import { SENDER } from '../../plugins/channels/twilio-whatsapp/testing/twilio-server.ts';
import { SID, TOKEN } from '../../test/support/twilio-webhooks.ts';
import { buildCurrent } from '../chaos/layout.ts';
import { type Measured, startMeasured } from '../measured-process.ts';
import { namingFirstRow } from '../model-server.ts';
import { post } from '../open-loop.ts';
import { shippedOptions } from '../rounds.ts';
import { startFakeModel } from '../soak/fake-model.ts';
import { faults, type Stage } from '../soak/faults.ts';
import { type Statuses, talk } from './people.ts';
import { openPlatforms } from './platforms.ts';

const root = join(import.meta.dirname, '..', '..');
/** Nobody listens there. */
const NOBODY = 'http://127.0.0.1:9';

export interface Town {
  readonly url: string;
  /** Lets people talk for so many seconds while one thing after the other goes wrong. */
  live(seconds: number, onProgress: (line: string) => void): Promise<Statuses>;
  stop(): Promise<void>;
}

/** A built Blinky with all that it talks to: people, platforms and a model, all on loopback. Its catalog is copied into `folder`. */
export async function startTown(folder: string): Promise<Town> {
  const shipped = join(root, 'catalog', 'faq.csv');
  const catalog = join(folder, 'faq.csv');
  copyFileSync(shipped, catalog);
  const build = buildCurrent({
    'dialogs/tardar': join(root, 'test', 'fixtures', 'plugins', 'tardar'),
    'plugins/intents/distraido': join(root, 'test', 'fixtures', 'plugins', 'distraido'),
  });
  const platforms = await openPlatforms();
  const model = await startFakeModel({ answer, thinkMs: () => 150 + 600 * Math.random() ** 3 });
  const keys = [randomBytes(16), randomBytes(16)].map((key) => key.toString('hex'));
  const env = {
    ...{
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
      CATALOG_CSV: catalog,
      TARDAR_URL: NOBODY,
      PUBLIC_BASE_URL: 'https://blinky.example',
    },
    ...{ OPENAI_BASE_URL: model.url, OPENAI_API_KEYS: keys.join(','), OPENAI_PRICE_INPUT: '2.5', OPENAI_PRICE_OUTPUT: '10' },
    ...{ TWILIO_ACCOUNT_SID: SID, TWILIO_AUTH_TOKEN: TOKEN, TWILIO_WHATSAPP_FROM: SENDER, TWILIO_BASE_URL: platforms.twilio.url },
    ...{ TELEGRAM_BOT_TOKEN: TELEGRAM_TOKEN, TELEGRAM_WEBHOOK_SECRET: SECRET, TELEGRAM_BASE_URL: platforms.telegramUrl },
  };
  let server: Measured | undefined;
  const stop = async (): Promise<void> => {
    await server?.stop();
    model.server.close();
    model.server.closeAllConnections();
    await platforms.close();
    build.delete();
  };
  try {
    server = await startMeasured({ script: build.main, env, nodeOptions: shippedOptions });
  } catch (error) {
    await stop();
    throw error;
  }
  const { url } = server;
  return {
    url,
    async live(seconds, onProgress) {
      const statuses: Statuses = {};
      const over = AbortSignal.timeout(seconds * 1_000);
      const stage = { url: `${url}/chatbot/http`, model, catalog, shipped };
      await Promise.all([talk(url, statuses, over), disturb(plan(stage, platforms.twilio), seconds, onProgress, statuses)]);
      return statuses;
    },
    stop,
  };
}

/** It finds a row for two of three questions. */
function answer(request: string): string {
  return namingFirstRow(request.length % 3 === 0 ? '' : request);
}

type Trouble = (ms: number) => Promise<unknown>;

/** What goes wrong, in this order; each for half of its time. */
function plan(
  stage: Stage,
  twilio: { refuse: (refusal?: { status: number; code: number }) => void },
): readonly (readonly [string, Trouble])[] {
  const fault = (name: string): readonly [string, Trouble] => [name, (ms) => faults[name]?.(stage, ms) ?? Promise.reject(new Error(name))];
  const refusing =
    (status: number, code: number): Trouble =>
    async (ms) => {
      twilio.refuse({ status, code });
      await sleep(ms);
      twilio.refuse(undefined);
    };
  return [
    ['nothing', (ms) => sleep(ms)],
    fault('the model hangs'),
    ['a recogniser throws', (ms) => say(stage.url, 'distráete, por favor', ms)],
    ['Twilio is busy', refusing(429, 20429)],
    fault('the catalog is broken'),
    ['a dialog throws', (ms) => say(stage.url, 'tarda', ms)],
    fault('the model answers 429'),
    ['WhatsApp takes no more', refusing(400, 63016)],
    fault('replies cannot be delivered'),
    ['a caller asks nothing', (ms) => say(stage.url, ' ', ms)],
    ['nothing again', (ms) => sleep(ms)],
  ];
}

/** Says it every half a second, each time as somebody else. */
async function say(url: string, message: string, ms: number): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  for (let at = 0; at * 500 < ms; at++) {
    const body = JSON.stringify({ from: `${message}-${at}`, to: 'blinky', message });
    await Promise.all([post({ url, body, headers: {}, agent }), sleep(500)]);
  }
  agent.destroy();
}

async function disturb(
  troubles: ReturnType<typeof plan>,
  seconds: number,
  onProgress: (line: string) => void,
  statuses: Statuses,
): Promise<void> {
  const slotMs = (seconds * 1_000) / troubles.length;
  for (const [at, [name, act]] of troubles.entries()) {
    onProgress(`second ${Math.round((at * slotMs) / 1_000)} of ${seconds}: ${name}; so far ${JSON.stringify(statuses)}`);
    await Promise.all([act(slotMs / 2), sleep(slotMs)]);
  }
}
