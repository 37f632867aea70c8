import type { App } from '../../../src/app.ts';
import { compose } from '../../../src/compose.ts';
import { configure } from '../../../src/kernel/configure.ts';
import { discover } from '../../../src/kernel/discover.ts';
import { createLogger } from '../../../src/observability/logger.ts';
import { environmentOf, hostOf } from '../../kernel/settings-of.ts';

/** A Blinky as shipped, silent and without limits on one sender. */
export async function fuzzedApp(): Promise<{ app: App; url: string }> {
  const variables = { RATE_LIMIT_PER_SENDER: '0', RATE_LIMIT_PER_ADDRESS: '0' };
  const host = hostOf(variables);
  const app = await compose(configure(await discover(), environmentOf(variables), host), host, { log: createLogger('silent') });
  return { app, url: await app.start() };
}
