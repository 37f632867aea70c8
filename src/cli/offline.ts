import type { App } from '../app.ts';
import { compose } from '../compose.ts';
import { configure } from '../kernel/configure.ts';
import { discover } from '../kernel/discover.ts';
import type { Environment } from '../kernel/environment.ts';
import type { Kept } from '../kernel/kept.ts';
import { processEnvironment, readSettings } from '../kernel/settings.ts';
import { createLogger } from '../observability/logger.ts';

interface Offline {
  readonly variables?: Environment;
  readonly kept?: Kept;
}

/** The same engine that the channels use, without a server: catalog and recognisers are ready, nothing listens. */
export async function startOffline({ variables = processEnvironment(), kept }: Offline = {}): Promise<App> {
  const { environment, host } = readSettings(variables);
  const configuration = configure(await discover(), environment, host);
  // Whoever sits at this machine may ask as fast as they like, and is not a replica of the service.
  const alone = { ...host, RATE_LIMIT_PER_SENDER: 0, DATABASE_URL: undefined };
  const app = await compose(configuration, alone, { log: createLogger('error'), ...(kept && { kept }) });
  await app.startOffline();
  return app;
}
