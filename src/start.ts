import { compose } from './compose.ts';
import { configure } from './kernel/configure.ts';
import { discover } from './kernel/discover.ts';
import { keptIn } from './kernel/kept.ts';
import { keptFolder } from './kernel/paths.ts';
import { announce, exitOnUncaught, explain, stopOnSignal } from './kernel/process.ts';
import { readSettings } from './kernel/settings.ts';
import { createLogger, errorFields } from './observability/logger.ts';

/** Time for callers on kept connections to ask once more and be sent away. */
const LINGER_MS = 500;

/**
 * Runs Blinky until a signal ends it; where it cannot start, says why and exits with 1. The path of one message:
 * http/server → a channel plugin → bot/intake → inbox → inbox/dispatcher → bot/bot (pipeline → understanding/cascade →
 * a dialog) → inbox/outbox → the channel plugin.
 */
export async function start(): Promise<void> {
  exitOnUncaught(errorFields);
  try {
    const { environment, host } = readSettings();
    const configuration = configure(await discover(), environment, host);
    const app = await compose(configuration, host, { log: createLogger(host.LOG_LEVEL), kept: keptIn(keptFolder) });
    const url = await app.start();
    announce(url, configuration);
    stopOnSignal(() => app.stop({ lingerMs: LINGER_MS }));
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
}
