import { createServer } from 'node:net';
import type { ConfiguredPlugin } from '../kernel/configure.ts';
import { describeSettings } from '../kernel/resolve-settings.ts';
import { type HostSettings, isLoopback } from '../kernel/settings.ts';
import { type Finding, ok, warning } from './doctor-finding.ts';

/** Where Blinky listens, who may reach it, and whether platforms can. */
export async function checkNetwork(host: HostSettings, plugins: readonly ConfiguredPlugin[]): Promise<Finding[]> {
  const channels = plugins.filter(({ definition, status }) => definition.kind === 'channel' && status.state === 'on');
  return [await checkPort(host), ...checkPublicUrl(host, channels), ...checkExposure(host, channels)];
}

function checkPort({ HOST, PORT }: HostSettings): Promise<Finding> {
  const { promise, resolve } = Promise.withResolvers<Finding>();
  const probe = createServer();
  probe.once('error', ({ code }: NodeJS.ErrnoException) =>
    resolve({
      level: 'error',
      owner: 'http',
      message: `cannot listen on ${HOST}:${PORT} (${code})`,
      remedy: 'free the port, or set PORT or HOST',
    }),
  );
  probe.listen(PORT, HOST, () => probe.close(() => resolve(ok('http', PORT === 0 ? 'a free port is picked' : `${HOST}:${PORT} is free`))));
  return promise;
}

function checkPublicUrl({ PUBLIC_BASE_URL }: HostSettings, channels: readonly ConfiguredPlugin[]): Finding[] {
  // What cannot be on without an account belongs to a platform, which calls Blinky from outside.
  const called = channels.filter(({ definition }) => describeSettings(definition.settings).some(({ required }) => required));
  const names = called.map(({ owner }) => owner).join(', ');
  if (PUBLIC_BASE_URL === undefined) {
    if (called.length === 0) return [];
    return [
      warning('host', `PUBLIC_BASE_URL is not set, and ${names} is called from outside`, 'set it to the https URL that the platform calls'),
    ];
  }
  const { protocol, hostname } = new URL(PUBLIC_BASE_URL);
  if (protocol === 'https:' || isLoopback(hostname)) return [ok('host', `platforms reach Blinky at ${PUBLIC_BASE_URL}`)];
  return [warning('host', 'PUBLIC_BASE_URL is not https', 'put a proxy with a certificate in front and give its https URL')];
}

function checkExposure({ HOST, PUBLIC_BASE_URL, TRUSTED_PROXIES }: HostSettings, channels: readonly ConfiguredPlugin[]): Finding[] {
  if (isLoopback(HOST)) return [];
  const findings: Finding[] = [];
  const http = channels.find(({ owner }) => owner === 'channel/http');
  const values = http?.status.state === 'on' ? http.status.values : { BLINKY_API_KEYS: 'not needed' };
  if (values.BLINKY_API_KEYS === undefined && values.HTTP_ALLOW_ANONYMOUS === true) {
    findings.push(warning('channel/http', `open to whoever reaches ${HOST}`, 'set BLINKY_API_KEYS and unset HTTP_ALLOW_ANONYMOUS'));
  } else if (values.BLINKY_API_KEYS === undefined) {
    findings.push(warning('channel/http', `listens on ${HOST} without a key and answers 401 to everybody`, 'set BLINKY_API_KEYS'));
  }
  if (PUBLIC_BASE_URL !== undefined && TRUSTED_PROXIES.length === 0) {
    const remedy = 'set TRUSTED_PROXIES to its address or subnet';
    findings.push(warning('host', 'behind a proxy every client counts as one address, the proxy’s', remedy));
  }
  return findings;
}
