import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';

/** How to find a request's client: the peer, or behind trusted proxies the last address that none of them is. */
export function clientAddress(trusted: readonly string[]): (request: IncomingMessage) => string {
  const proxies = new BlockList();
  for (const item of trusted) {
    const [address = '', prefix] = item.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (prefix === undefined) proxies.addAddress(address, family);
    else proxies.addSubnet(address, Number(prefix), family);
  }
  const isTrusted = (address: string): boolean => proxies.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  return (request) => {
    const peer = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
    const forwarded = request.headers['x-forwarded-for'];
    if (trusted.length === 0 || forwarded === undefined || !isTrusted(peer)) return peer;
    const hops = String(forwarded)
      .split(',')
      .map((hop) => hop.trim());
    const client = hops.findLast((hop) => isIP(hop) === 0 || !isTrusted(hop));
    return client !== undefined && isIP(client) > 0 ? client : peer;
  };
}
