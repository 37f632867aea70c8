import type { Client } from 'pg';
import type { Logger } from '#sdk';
import { connect, disconnect } from './connect.ts';
import { asFault } from './fault.ts';
import type { TableVersion } from './read.ts';

/** What the trigger of `write.ts` notifies. */
export const CHANNEL = 'blinky_catalog';

export interface WatchOptions {
  readonly url: () => string;
  readonly look: (client: Client) => Promise<TableVersion>;
  /** The version that was loaded last; undefined after a load that failed on the way. */
  readonly known: () => TableVersion | undefined;
  /** Called once per new version. */
  readonly changed: () => void;
  readonly pollMs: number;
  readonly log: Logger;
}

export interface TableWatch {
  stop(): Promise<void>;
}

const PAUSE_MS = [500, 1_000, 2_000, 5_000, 10_000, 30_000];
const LOOK_MS = 10_000;

/** Looks at the table at each notification and each poll, over a connection that is made again for ever. */
export function watchTable({ url, look, known, changed, pollMs, log }: WatchOptions): TableWatch {
  const stopping = new AbortController();
  const { signal } = stopping;
  let reported: TableVersion | undefined;
  const report = (version: TableVersion): void => {
    if (version === known()) reported = undefined;
    else if (known() === undefined || version !== reported) {
      reported = version;
      changed();
    }
  };
  let failures = 0;
  const watchUntilCut = async (): Promise<void> => {
    const client = await connect(url(), signal);
    const bell = createBell(client);
    try {
      await client.query(`listen ${CHANNEL}`);
      for (;;) {
        report(await within(LOOK_MS, look(client)));
        if (failures > 0) log.info({}, 'the catalog is watched again');
        failures = 0;
        await bell.rung(pollMs);
      }
    } finally {
      await disconnect(client);
    }
  };
  const running = (async () => {
    while (!signal.aborted) {
      await watchUntilCut().catch((error: unknown) => {
        if (signal.aborted) return;
        if (failures === 0) log.warn({}, `the catalog is not watched for now, and answers go on: ${asFault(error, 'its table').line}`);
        failures++;
      });
      await pause(PAUSE_MS[Math.min(failures, PAUSE_MS.length) - 1] ?? 0, signal);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Rings when a notification came since it was last heard, or after `ms`; rejects when the connection is gone. */
function createBell(client: Client): { rung(ms: number): Promise<void> } {
  let came = false;
  let gone: Error | undefined;
  let wake = (): void => {};
  client.on('notification', () => {
    came = true;
    wake();
  });
  const end = (error?: Error): void => {
    gone ??= error ?? new Error('the connection ended');
    wake();
  };
  client.on('error', end);
  client.on('end', end);
  return {
    async rung(ms) {
      if (!came && !gone) {
        const timer = setTimeout(() => wake(), ms);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        clearTimeout(timer);
      }
      came = false;
      if (gone) throw gone;
    },
  };
}

/** A half-open connection answers nothing, and says so after a quarter of an hour. */
async function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('no answer')), ms);
  answer.catch(() => {}); // it may come too late
  try {
    return await Promise.race([answer, promise]);
  } finally {
    clearTimeout(timer);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
