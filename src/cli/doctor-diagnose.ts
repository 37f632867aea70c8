import type { LogFields, Logger } from '#sdk';
import { compose } from '../compose.ts';
import { type Configuration, configure } from '../kernel/configure.ts';
import type { Discovery } from '../kernel/discover.ts';
import type { Environment } from '../kernel/environment.ts';
import { type HostSettings, hostSchema, readSettings } from '../kernel/settings.ts';
import type { RootLogger } from '../observability/logger.ts';
import { checkDatabase } from './doctor-database.ts';
import { checkFiles } from './doctor-files.ts';
import { errors, type Finding, ok } from './doctor-finding.ts';
import { checkNames } from './doctor-names.ts';
import { checkNetwork } from './doctor-network.ts';

export interface Patient {
  readonly environment: Environment;
  readonly discovery: Discovery;
  /** Where the company's files and `.env` stand. */
  readonly folder: string;
  /** The names of all variables that are set; default none. */
  readonly names?: readonly string[];
}

/** Everything that would go wrong at the start, and what is seldom meant, in one list. Starts no channel, calls no platform and changes nothing in the database. */
export async function diagnose({ environment, discovery, folder, names = [] }: Patient): Promise<Finding[]> {
  const { host, findings } = hostSettings(environment);
  const configuration = configure(discovery, environment, host);
  return [
    ...findings,
    ...checkNames(names, settingsOf(discovery)),
    ...configuration.problems.flatMap(errors),
    ...discovery.skipped.map((path) => ok('host', `${path} is skipped, as its name asks`)),
    ...plugins(configuration),
    ...(await checkFiles(folder, configuration)),
    ...(await checkEngine(configuration, host)),
    ...(await checkDatabase(host)),
    ...(await checkNetwork(host, configuration.plugins)),
  ];
}

function settingsOf({ plugins: found, dialogs }: Discovery): string[] {
  const own = [...found, ...dialogs].flatMap(({ definition }) => Object.keys(definition.settings?.shape ?? {}));
  return [...Object.keys(hostSchema.shape), ...own];
}

/** With wrong settings the rest is looked at with the defaults: one report instead of one per run. */
function hostSettings(environment: Environment): { host: HostSettings; findings: Finding[] } {
  try {
    return { host: readSettings(environment).host, findings: [ok('host', 'its settings are right')] };
  } catch (error) {
    return { host: hostSchema.parse({}), findings: errors(error) };
  }
}

function plugins(configuration: Configuration): Finding[] {
  const told = configuration.plugins.filter(({ status }) => status.state !== 'error');
  return told.map(({ owner, status }) => ok(owner, status.state === 'off' ? `off: ${status.why}` : 'on'));
}

/**
 * Builds everything that is on, loads the catalog and lets the recognisers learn it, then lets go of it. In memory: on the database it
 * would be one more replica, which prepares the schema and takes messages to answer.
 */
async function checkEngine(configuration: Configuration, host: HostSettings): Promise<Finding[]> {
  const log = collectingLog();
  try {
    const app = await compose({ ...configuration, problems: [] }, { ...host, DATABASE_URL: undefined }, { log });
    await app.startOffline();
    const { detail = '' } = await app.knowledge.health();
    await app.stop();
    return [...log.findings, ok('catalog', detail)];
  } catch (error) {
    return [...log.findings, ...errors(error)];
  }
}

/** What parts log as a warning while they load, such as rows of the catalog that expire, is a finding. */
function collectingLog(): RootLogger & { readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const silent = (): void => {};
  const logOf = (owner: string): Logger => {
    const note = (_fields: LogFields, message: string): void => void findings.push({ level: 'warning', owner, message });
    return { debug: silent, info: silent, warn: note, error: note };
  };
  return { ...logOf('host'), child: logOf, findings };
}
