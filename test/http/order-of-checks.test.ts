import { expect } from 'chai';
import { head, type RawAnswer, raw } from './raw.ts';
import { type Served, serve } from './serve.ts';

const json = { 'Content-Type': 'application/json' };
const tooLong = { 'Content-Length': 300 * 1024 };

describe('the order in which a request is checked', () => {
  let served: Served;
  before(async () => {
    served = await serve();
  });
  after(() => served.server.stop());

  const ask = (line: string, headers: Readonly<Record<string, string | number>> = {}, body = ''): Promise<RawAnswer> =>
    raw(served.url, head(line, { 'Content-Length': Buffer.byteLength(body), ...headers }) + body);
  const code = ({ body }: RawAnswer): unknown => (JSON.parse(body) as { error: { code: string } }).error.code;

  it('404 first, which lists the channels that are on', async () => {
    const answer = await ask('PUT /chatbot/fax', { ...tooLong, 'Content-Encoding': 'gzip' });
    expect(answer.status).to.equal(404);
    expect(JSON.parse(answer.body)).to.deep.equal({
      error: { code: 'BLINKY_NOT_FOUND', message: 'nothing is here: channels that are on: caja' },
    });
  });

  it('then 405, with what is allowed', async () => {
    const answer = await ask('PUT /chatbot/caja', { ...tooLong, 'Content-Encoding': 'gzip' });
    expect([answer.status, answer.headers.allow, code(answer)]).to.deep.equal([405, 'POST', 'BLINKY_METHOD_NOT_ALLOWED']);
  });

  it('then 415: another content type, none, and any encoding but identity', async () => {
    const refused: readonly Readonly<Record<string, string>>[] = [
      { 'Content-Type': 'text/plain' },
      {},
      { ...json, 'Content-Encoding': 'gzip' },
      { ...json, 'Content-Encoding': 'br' },
    ];
    for (const headers of refused) {
      const answer = await ask('POST /chatbot/caja', { ...tooLong, ...headers });
      expect([answer.status, code(answer)]).to.deep.equal([415, 'BLINKY_UNSUPPORTED_MEDIA_TYPE']);
    }
    const fine = { 'Content-Type': 'Application/JSON; charset=utf-8', 'Content-Encoding': 'identity' };
    expect((await ask('POST /chatbot/caja', fine, '{}')).status).to.equal(200);
  });

  it('then 413 for a declared length, before the body is there', async () => {
    const answer = await ask('POST /chatbot/caja', { ...json, ...tooLong });
    expect([answer.status, code(answer)]).to.deep.equal([413, 'BLINKY_TOO_LARGE']);
    expect(answer.body).to.contain('256 KB');
  });

  it('413 for a body that grows over the limit chunk by chunk, and to a client that sends it all first', async () => {
    const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`;
    const chunked = await raw(
      served.url,
      `${head('POST /chatbot/caja', { ...json, 'Transfer-Encoding': 'chunked' })}${chunk.repeat(5)}0\r\n\r\n`,
    );
    expect([chunked.status, code(chunked)]).to.deep.equal([413, 'BLINKY_TOO_LARGE']);
    const whole = await fetch(`${served.url}/chatbot/caja`, { method: 'POST', headers: json, body: 'a'.repeat(20_000_000) });
    expect(whole.status).to.equal(413);
  });

  it('takes a body of exactly 256 KB', async () => {
    const body = JSON.stringify('a'.repeat(256 * 1024 - 2));
    expect((await ask('POST /chatbot/caja', json, body)).status).to.equal(200);
  });

  it('then 400 for what is not JSON, too deep or too wide', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const wide = `[${'1,'.repeat(99_999)}1]`;
    const nested = `{"a":${'{"a":'.repeat(32)}1${'}'.repeat(33)}`;
    for (const body of ['', '{', 'hola', "{'a':1}", '\u0000', deep, wide, nested]) {
      const answer = await ask('POST /chatbot/caja', json, body);
      expect([answer.status, code(answer)], body.slice(0, 20)).to.deep.equal([400, 'BLINKY_BAD_REQUEST']);
    }
  });

  it('and nothing that was refused reached the channel', () => {
    const refused = served.requests.filter(({ body }) => body.length > 256 * 1024);
    expect(refused).to.deep.equal([]);
    expect(served.requests.every(({ method }) => method === 'POST')).to.equal(true);
  });
});
