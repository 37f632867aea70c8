import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

/** As JavaScript: Node's own compiler of TypeScript would take 50 ms and 15 MB of the process that is measured. */
const meter = `data:text/javascript,${encodeURIComponent(stripTypeScriptTypes(readFileSync(join(import.meta.dirname, 'meter.ts'), 'utf8')))}`;
const START_MS = 60_000;

/** None outlives the benchmark. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill();
});

export interface Usage {
  /** CPU time of the process so far, user and system, in microseconds. */
  readonly cpu: number;
  /** Resident memory in bytes. */
  readonly rss: number;
}

export interface Heap extends Usage {
  /** Bytes that live after a forced collection. */
  readonly heap: number;
  /** Open handles and requests of the event loop. */
  readonly handles: number;
}

export interface Measured {
  readonly url: string;
  /** From the start of the process until it listened, in milliseconds. */
  readonly readyMs: number;
  usage(): Promise<Usage>;
  /** Forces a collection: holds the server up for some 100 ms. */
  heap(): Promise<Heap>;
  stop(): Promise<void>;
}

export interface Program {
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  readonly nodeOptions: readonly string[];
}

/** Starts a server in a process of its own that can be asked what it uses. Throws when it does not listen within 60 s, with the last line that it wrote. */
export async function startMeasured({ script, env, nodeOptions }: Program): Promise<Measured> {
  const began = performance.now();
  const child = fork(script, {
    env: { ...env },
    execArgv: ['--import', meter, ...nodeOptions],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  // The log is written and read like in production, and kept nowhere.
  let last = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    last = text;
  });
  const url = await listening(child, () => `${script} does not start: ${last.trim().split('\n').slice(0, 6).join(' ').slice(-300)}`);
  const readyMs = performance.now() - began;
  const gone = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`${script} ended with ${code ?? signal}: ${last.trim().slice(-300)}`);
  });
  gone.catch(() => {}); // nobody asks for its usage any more
  const ask = async (what: 'usage' | 'heap'): Promise<unknown> => {
    if (child.connected) child.send(what);
    const [message] = (await Promise.race([once(child, 'message'), gone])) as [unknown];
    return message;
  };
  return {
    url,
    readyMs,
    usage: async () => (await ask('usage')) as Usage,
    heap: async () => (await ask('heap')) as Heap,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

/** The port as the baseline servers send it, or the URL as Blinky prints it. */
function listening(child: ChildProcess, failure: () => string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  child.once('message', (message: { port?: number }) => resolve(`http://127.0.0.1:${message.port}`));
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
    if (found) resolve(found);
  });
  child.once('exit', () => reject(new Error(failure())));
  const late = setTimeout(() => {
    child.kill('SIGKILL');
    reject(new Error(failure()));
  }, START_MS);
  return promise.finally(() => clearTimeout(late));
}
