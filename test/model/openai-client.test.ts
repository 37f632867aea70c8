import { expect } from 'chai';
import { openaiClient } from '../../src/model/openai-client.ts';

describe("the SDK's client", () => {
  const headers = { 'content-type': 'application/json' };
  const sent: { url: string; init: RequestInit }[] = [];
  const client = openaiClient('a-key', 'http://provider.test/v1', async (url, init = {}) => {
    sent.push({ url: String(url), init });
    return Response.json({});
  });
  beforeEach(() => void sent.splice(0));

  it('sends each text with the same headers, made once, and its own signal', async () => {
    const signals = [new AbortController().signal, new AbortController().signal];
    for (const [at, signal] of signals.entries()) {
      await client.post('/chat/completions', { body: `{"at":${at}}`, headers, signal }).asResponse();
    }
    expect(sent.map(({ url, init: { method, body } }) => [url, method, body])).to.deep.equal([
      ['http://provider.test/v1/chat/completions', 'POST', '{"at":0}'],
      ['http://provider.test/v1/chat/completions', 'POST', '{"at":1}'],
    ]);
    expect(sent.map(({ init }) => init.signal)).to.deep.equal(signals);
    const [first, second] = sent.map(({ init }) => init.headers as Headers);
    expect(second).to.equal(first);
    expect(first?.get('authorization')).to.equal('Bearer a-key');
    expect(first?.get('user-agent')).to.match(/^OpenAI\/JS /);
  });

  it('makes them anew for another path, and for other headers of the caller', async () => {
    await client.post('/chat/completions', { body: '{}', headers }).asResponse();
    await client.post('/moderations', { body: '{}', headers }).asResponse();
    await client.post('/chat/completions', { body: '{}', headers: { ...headers, 'x-more': 'yes' } }).asResponse();
    expect(sent.map(({ init }) => (init.headers as Headers).get('x-more'))).to.deep.equal([null, null, 'yes']);
    expect(sent[1]?.url).to.equal('http://provider.test/v1/moderations');
  });

  it('is not sent at all once its signal is aborted', async () => {
    const error = await client
      .post('/chat/completions', { body: '{}', headers, signal: AbortSignal.abort() })
      .asResponse()
      .catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(Error);
    expect(sent).to.deep.equal([]);
  });
});
