import { isIP } from 'node:net';

/** Hosts that Microsoft's connectors answer from, public and US government clouds. */
const MICROSOFT = ['*.botframework.com', 'smba.trafficmanager.net', '*.botframework.us', '*.botframework.azure.us'];

export interface ServiceUrlRules {
  /** Further hosts, in lower case; `*.` in front stands for the subdomains. */
  readonly allow: readonly string[];
  /** True when the server listens on loopback only. */
  readonly loopbackBind: boolean;
  /** True when there is no app id: then only loopback service URLs are served. */
  readonly anonymous: boolean;
}

/**
 * Says whether the bot may talk to a service URL. Every reply is a request to it, so a URL that a stranger chose would make
 * the bot a proxy into the network: https, no IP literals, known hosts only; a loopback URL (Emulator) only for a server that
 * listens on loopback itself, and with an app id only when its host is listed.
 */
export function createServiceUrlCheck(rules: ServiceUrlRules): (serviceUrl: string) => boolean {
  const isKnown = (url: URL, hosts: readonly string[]): boolean => hosts.some((host) => matches(url.hostname, host));
  return (serviceUrl) => {
    const url = URL.canParse(serviceUrl) ? new URL(serviceUrl) : undefined;
    if (!url || url.username || url.password || url.search || url.hash) return false;
    if (isLoopback(url)) return rules.loopbackBind && (rules.anonymous || isKnown(url, rules.allow));
    if (rules.anonymous || url.protocol !== 'https:' || isIP(url.hostname) !== 0 || url.hostname.startsWith('[')) return false;
    return isKnown(url, [...MICROSOFT, ...rules.allow]);
  };
}

function matches(hostname: string, host: string): boolean {
  return host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host;
}

function isLoopback(url: URL): boolean {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return false;
  return url.hostname === 'localhost' || url.hostname === '[::1]' || (isIP(url.hostname) === 4 && url.hostname.startsWith('127.'));
}
