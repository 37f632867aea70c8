import './kernel/boot.ts';

import { compose } from './compose.ts';
import { configure } from './kernel/configure.ts';
import { discover } from './kernel/discover.ts';
import { announce, exitOnUncaught, explain, stopOnSignal } from './kernel/process.ts';
import { readSettings } from './kernel/settings.ts';
import { createLogger, errorFields } from './observability/logger.ts';

// The path of one message: http/server → a channel plugin → bot/intake → inbox → inbox/dispatcher → bot/bot
// (pipeline → understanding/cascade → a dialog) → inbox/outbox → the channel plugin.
exitOnUncaught(errorFields);
try {
  const { environment, host } = readSettings();
  const configuration = configure(await discover(), environment, host);
  const app = await compose(configuration, host, { log: createLogger(host.LOG_LEVEL) });
  const url = await app.start();
  announce(url, configuration);
  stopOnSignal(() => app.stop());
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
