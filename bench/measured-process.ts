import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';

const meter = join(import.meta.dirname, 'meter.ts');
const START_MS = 30_000;

export interface Measured {
  readonly url: string;
  /** CPU time of the process so far, user and system, in microseconds. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

export interface Program {
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  readonly nodeOptions: readonly string[];
}

/** Starts a server in a process of its own that can be asked for its CPU time. Throws when it does not listen within 30 s. */
export async function startMeasured({ script, env, nodeOptions }: Program): Promise<Measured> {
  const child = fork(script, {
    env: { ...env },
    execArgv: ['--import', meter, ...nodeOptions],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  // The log is written and read like in production, and kept nowhere.
  child.stderr?.pipe(createWriteStream('/dev/null'));
  const url = await listening(child, script);
  return {
    url,
    async cpu() {
      child.send('cpu');
      const [message] = (await once(child, 'message')) as [{ cpu: number }];
      return message.cpu;
    },
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/** The port as the baseline servers send it, or the URL as Blinky prints it. */
function listening(child: ChildProcess, script: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  child.once('message', (message: { port?: number }) => resolve(`http://127.0.0.1:${message.port}`));
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
    if (found) resolve(found);
  });
  child.once('exit', (code) => reject(new Error(`${script} ended with ${code} before it listened`)));
  setTimeout(() => reject(new Error(`${script} does not listen`)), START_MS).unref();
  return promise;
}
