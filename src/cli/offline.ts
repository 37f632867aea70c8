import type { App } from '../app.ts';
import { compose } from '../compose.ts';
import { configure } from '../kernel/configure.ts';
import { discover } from '../kernel/discover.ts';
import { readSettings } from '../kernel/settings.ts';
import { createLogger } from '../observability/logger.ts';

/** The same engine that the channels use, without a server: catalog and recognisers are ready, nothing listens. */
export async function startOffline(): Promise<App> {
  const { environment, host } = readSettings();
  const configuration = configure(await discover(), environment, host);
  // Whoever sits at this machine may ask as fast as they like, and is no replica of the service.
  const app = await compose(configuration, { ...host, RATE_LIMIT_PER_SENDER: 0, DATABASE_URL: undefined }, { log: createLogger('error') });
  await app.startOffline();
  return app;
}
