import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { hubRoutes } from '#sdk';
import { callChannel, fakeHost } from '../contracts/fake-host.ts';

describe('the routes of a hub', () => {
  let secret = 'first-secret';
  const bodies: string[] = [];
  const routes = hubRoutes({
    owner: 'channel/buzon',
    secret: () => secret,
    verifyToken: () => 'word',
    receive: async ({ body }) => void bodies.push(String(body)),
  });
  const channel = { routes, limits: { textLength: 1 }, send: async () => ({}) };
  const call = (request: Omit<Parameters<typeof callChannel>[1], 'url'>, query = '') =>
    callChannel({ channel, mount: 'buzon', host: fakeHost() }, { url: `/chatbot/buzon${query}`, ...request });
  const signed = (body: string | Buffer, key: string) => {
    const signature = `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;
    return { headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature }, body };
  };

  it('take what is signed over its raw bytes, with the secret as it is now', async () => {
    for (const body of ['{"text":"ñ"}', '{"text":"\\u00f1"}']) expect((await call(signed(body, secret))).status).to.equal(200);
    expect(bodies).to.deep.equal(['{"text":"ñ"}', '{"text":"\\u00f1"}']);
    expect((await call({ ...signed('{"text":"ñ"}', secret), body: '{"text":"\\u00f1"}' })).status).to.equal(401);
    secret = 'second-secret';
    expect((await call(signed('{}', 'first-secret'))).status).to.equal(401);
    expect((await call(signed('{}', 'second-secret'))).status).to.equal(200);
  });

  it('know the signature that openssl computes', async () => {
    secret = 'key';
    const body = 'The quick brown fox jumps over the lazy dog';
    const signature = 'sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8';
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature };
    expect((await call({ headers, body })).status).to.equal(200);
  });

  it('give the challenge to who knows the word, as plain text, and nothing to others', async () => {
    const answer = await call({ method: 'get' }, '?hub.mode=subscribe&hub.verify_token=word&hub.challenge=42');
    expect(answer).to.deep.include({ status: 200, body: '42' });
    expect(answer.headers).to.include({ 'x-content-type-options': 'nosniff' });
    for (const query of [
      '',
      '?hub.mode=subscribe&hub.challenge=42',
      '?hub.mode=subscribe&hub.verify_token=wor&hub.challenge=42',
      '?hub.verify_token=word',
    ])
      expect((await call({ method: 'get' }, query)).status, query).to.equal(401);
  });
});
