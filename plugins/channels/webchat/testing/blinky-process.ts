import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..', '..');

export interface BlinkyProcess {
  readonly url: string;
  stop(): Promise<void>;
}

/** The whole of Blinky in a process of its own, with the web chat, without a model. */
export async function startBlinkyProcess(settings: Readonly<Record<string, string>> = {}): Promise<BlinkyProcess> {
  const child = spawn(process.execPath, ['--conditions=source', join(root, 'src', 'main.ts')], {
    env: { PATH: process.env.PATH, PORT: '0', CHANNELS: 'http,webchat', INTENTS: 'regex,examples', LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { url: await announced(child), stop: () => stop(child) };
}

function announced(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      said += chunk.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (url) resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', () => reject(new Error(`Blinky did not start: ${said}`)));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** Another site with one page of that HTML, at an origin of its own. */
export async function otherSite(html: () => string): Promise<{ url: string; server: Server }> {
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(html()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
