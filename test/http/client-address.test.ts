import type { IncomingMessage } from 'node:http';
import { expect } from 'chai';
import { clientAddress } from '../../src/http/client-address.ts';
import { head, raw } from './raw.ts';
import { serve } from './serve.ts';

describe("a client's address", () => {
  const cases: readonly [string, { trusted: string[]; peer: string; forwarded?: string; is: string }][] = [
    ['is the peer without proxies, whatever it claims', { trusted: [], peer: '203.0.113.9', forwarded: '10.0.0.1', is: '203.0.113.9' }],
    [
      'is the peer when that is no trusted proxy',
      { trusted: ['10.0.0.0/8'], peer: '203.0.113.9', forwarded: '1.2.3.4', is: '203.0.113.9' },
    ],
    ['is what a trusted proxy reports', { trusted: ['10.0.0.0/8'], peer: '10.1.2.3', forwarded: '203.0.113.9', is: '203.0.113.9' }],
    [
      'is the last one that no proxy is: what stands before it is made up',
      { trusted: ['10.0.0.0/8'], peer: '10.1.2.3', forwarded: '6.6.6.6, 203.0.113.9, 10.9.9.9', is: '203.0.113.9' },
    ],
    [
      'may be IPv6, and a peer may be written as mapped IPv4',
      { trusted: ['10.1.2.3'], peer: '::ffff:10.1.2.3', forwarded: '2001:db8::7', is: '2001:db8::7' },
    ],
    [
      'is the proxy when that reports no address',
      { trusted: ['10.0.0.0/8'], peer: '10.1.2.3', forwarded: '1.2.3.4, unknown', is: '10.1.2.3' },
    ],
    ['is the proxy when that reports nothing', { trusted: ['10.0.0.0/8'], peer: '10.1.2.3', is: '10.1.2.3' }],
    ['is the proxy when all are proxies', { trusted: ['10.0.0.0/8'], peer: '10.1.2.3', forwarded: '10.3.3.3', is: '10.1.2.3' }],
  ];
  for (const [title, { trusted, peer, forwarded, is }] of cases) {
    it(title, () => {
      const request = { socket: { remoteAddress: peer }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } };
      expect(clientAddress(trusted)(request as unknown as IncomingMessage)).to.equal(is);
    });
  }

  it('reaches the channel', async () => {
    const served = await serve({ trustedProxies: ['127.0.0.1'] });
    const headers = { 'Content-Type': 'application/json', 'Content-Length': 2, 'X-Forwarded-For': '6.6.6.6, 203.0.113.9' };
    await raw(served.url, `${head('POST /chatbot/caja', headers)}{}`);
    await served.server.stop();
    expect(served.requests[0]?.remoteAddress).to.equal('203.0.113.9');
  });
});
