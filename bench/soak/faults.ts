import { appendFile, copyFile, writeFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { post } from '../open-loop.ts';
import type { FakeModel } from './fake-model.ts';

export interface Stage {
  readonly url: string;
  readonly model: FakeModel;
  /** The catalog that is served, and the one that it was copied from. */
  readonly catalog: string;
  readonly shipped: string;
}

/** What goes wrong, by name; each ends after `ms` milliseconds and leaves everything as it was. */
export const faults: Readonly<Record<string, (stage: Stage, ms: number) => Promise<void>>> = {
  'the model hangs': ({ model }, ms) => inMood(model, 'hangs', ms),
  'the model answers 429': ({ model }, ms) => inMood(model, 'refuses', ms),
  'the catalog changes': async ({ catalog, shipped }, ms) => {
    await appendFile(catalog, newRow());
    await sleep(ms);
    await copyFile(shipped, catalog);
  },
  'the catalog is broken': async ({ catalog, shipped }, ms) => {
    await writeFile(catalog, 'question,answer,additional_info\n"never closed,');
    await sleep(ms);
    await copyFile(shipped, catalog);
  },
  '500 slow clients': async ({ url }, ms) => {
    const sockets = Array.from({ length: 500 }, () => slow(url));
    await sleep(ms);
    for (const socket of sockets) socket.destroy();
  },
  'bodies of a megabyte': ({ url }, ms) =>
    everySecond(ms, () => sendEach(url, Array(5).fill(JSON.stringify({ message: 'x'.repeat(1_000_000) })))),
  'replies cannot be delivered': ({ url }, ms) =>
    everySecond(ms, (second) =>
      sendEach(
        `${new URL(url).origin}/api/messages`,
        Array.from({ length: 5 }, (_, at) => undeliverable(`${second}-${at}`)),
      ),
    ),
};

async function inMood(model: FakeModel, mood: FakeModel['mood'], ms: number): Promise<void> {
  model.mood = mood;
  await sleep(ms);
  model.mood = 'answers';
}

async function everySecond(ms: number, act: (second: number) => Promise<void>): Promise<void> {
  for (let second = 0; second * 1_000 < ms; second++) await Promise.all([act(second), sleep(1_000)]);
}

async function sendEach(url: string, bodies: readonly string[]): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  await Promise.all(bodies.map((body) => post({ url, body, headers: {}, agent })));
  agent.destroy();
}

function slow(url: string): Socket {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname, () => socket.write('POST /chatbot/http HTTP/1.1\r\nX: '));
  socket.on('error', () => {}); // closed on us, as it should be
  return socket;
}

/** As the Emulator sends it, from where nobody listens. */
function undeliverable(id: string): string {
  return JSON.stringify({
    ...{ type: 'message', id, channelId: 'emulator', serviceUrl: 'http://127.0.0.1:9', text: '¿Qué día pagan la nómina?', locale: 'es-MX' },
    ...{ from: { id: `lost-${id}` }, recipient: { id: 'bot' }, conversation: { id: `lost-${id}` } },
  });
}

/** In the columns of the shipped catalog. */
function newRow(): string {
  return `prueba-${Date.now()},¿Cuál es la pregunta de prueba ${Date.now()}?,Respuesta de prueba.,,,,,,\n`;
}
