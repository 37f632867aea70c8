import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import type { ChannelResponse, PlatformRequest } from '#sdk';
import { open, SECRET } from '../testing/bench.ts';

const folder = join(import.meta.dirname, 'public');

function get(url: string, headers: PlatformRequest['headers'] = {}, bench = open()): Promise<ChannelResponse> {
  return bench.call({ method: 'get', url, headers: { host: '127.0.0.1:8000', ...headers } });
}

describe('webchat: the page', () => {
  it('loads from this server only, under a policy without unsafe-inline, with a nonce of its own each time', async () => {
    const [first, second] = (await Promise.all([1, 2].map(() => get('/', {}, open({ WEBCHAT_ALLOWED_ORIGINS: '' }))))) as [
      ChannelResponse,
      ChannelResponse,
    ];
    const policy = first.headers?.['content-security-policy'] ?? '';
    expect(policy).to.contain("default-src 'none'").and.contain("script-src 'self';").and.contain('ws://127.0.0.1:8000');
    expect(policy).to.not.match(/unsafe|https?:|\*/);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(String(first.body)).to.contain(`content="${nonce}"`);
    expect(second.headers?.['content-security-policy']).to.not.contain(nonce);
    for (const [, url] of String(first.body).matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect(url).to.match(/^\/webchat\//);
      expect((await get(url ?? '')).status, url).to.equal(200);
    }
  });

  it('may be framed by itself and the allowed origins, and by nobody else', async () => {
    const policy = async (origins: string): Promise<string> =>
      (await get('/?embed=1', {}, open({ WEBCHAT_ALLOWED_ORIGINS: origins }))).headers?.['content-security-policy'] ?? '';
    expect(await policy('')).to.match(/frame-ancestors 'self'$/);
    expect(await policy('https://intranet.example,http://b.example:81')).to.match(
      /frame-ancestors 'self' https:\/\/intranet\.example http:\/\/b\.example:81$/,
    );
  });

  it('says who it is, in Spanish, and holds no secret', async () => {
    const html = String((await get('/')).body);
    expect(html).to.contain('<html lang="es-MX">').and.contain('<title>Blinky · Bliwork</title>');
    const shipped = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    for (const text of [html, ...shipped]) expect(text).to.not.contain(SECRET);
  });

  it('shows a company’s name as text, whatever is in it', async () => {
    const bench = open();
    const { company } = bench.context;
    Object.assign(bench.context, { company: () => ({ ...company(), name: '"><script>alert(1)</script>' }) });
    const { webchatChannel } = await import('../channel.ts');
    const channel = webchatChannel(bench.context);
    const page = channel.routes.find(({ path }) => path === '/');
    const request = { method: 'GET', url: '/', params: {}, query: new URLSearchParams(), headers: {}, body: Buffer.alloc(0) };
    const rest = { remoteAddress: '127.0.0.1', signal: new AbortController().signal };
    expect(String((await page?.handle({ ...request, ...rest }, bench.host))?.body)).to.not.contain('<script>alert');
  });

  it('sends files compressed to who can read that, and not again to who has them', async () => {
    const plain = await get('/webchat/webchat.js');
    const packed = await get('/webchat/webchat.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect(plain.headers).to.include({ 'content-type': 'text/javascript; charset=utf-8', 'x-content-type-options': 'nosniff' });
    expect(packed.headers).to.include({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect((packed.body as Buffer).length).to.be.lessThan((plain.body as Buffer).length / 3);
    expect(gunzipSync(packed.body as Buffer).equals(plain.body as Buffer)).to.equal(true);
    const known = await get('/webchat/webchat.js', { 'if-none-match': packed.headers?.etag ?? '' });
    expect([known.status, known.body]).to.deep.equal([304, undefined]);
  });

  it('gives out what belongs to the page, and no other file', async () => {
    for (const file of ['index.html', 'assets.json', 'routes.ts', '..%2f..%2findex.ts', '__proto__', 'toString', 'nothing.js']) {
      expect((await get(`/webchat/${file}`)).status, file).to.equal(404);
    }
  });
});
