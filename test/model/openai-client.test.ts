import { expect } from 'chai';
import { openaiClient } from '../../src/model/openai-client.ts';

const never = new AbortController().signal;

/** What the rest of the model looks at in an error of the SDK. */
async function thrownBy(call: Promise<unknown>): Promise<object> {
  const error = await call.catch((reason: unknown) => reason);
  const { name, status, code, param, message, headers } = error as Record<string, unknown> & { headers?: Headers };
  return { name, status, code, param, message, headers: [...(headers ?? [])] };
}

describe("the SDK's client", () => {
  const headers = { 'content-type': 'application/json' };
  const sent: { url: string; init: RequestInit }[] = [];
  let answer = (): Response => Response.json({});
  const client = openaiClient('a-key', 'http://provider.test/v1', async (url, init = {}) => {
    sent.push({ url: String(url), init });
    return answer();
  });
  beforeEach(() => {
    sent.splice(0);
    answer = () => Response.json({});
  });

  it('sends each text with the same headers, made once, and its own signal', async () => {
    const signals = [new AbortController().signal, new AbortController().signal];
    for (const [at, signal] of signals.entries()) {
      await client.postText('/chat/completions', `{"at":${at}}`, signal);
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
    const error = await client.postText('/chat/completions', '{}', AbortSignal.abort()).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(Error);
    expect(sent).to.deep.equal([]);
  });

  it('gives the answer to a text as it came, and rejects with the same errors as the call of the SDK itself', async () => {
    answer = () => Response.json({ ok: true }, { headers: { 'x-request-id': 'r-1' } });
    const response = await client.postText('/chat/completions', '{}', never);
    expect([await response.json(), response.headers.get('x-request-id')]).to.deep.equal([{ ok: true }, 'r-1']);
    const refusals: readonly (() => Response)[] = [
      () => Response.json({ error: { message: 'no', code: 'insufficient_quota', param: 'model' } }, { status: 429 }),
      () => new Response('busy', { status: 503, headers: { 'retry-after': '2' } }),
      () => {
        throw new TypeError('terminated');
      },
    ];
    for (const refuse of refusals) {
      answer = refuse;
      const ours = await thrownBy(client.postText('/chat/completions', '{}', never));
      expect(ours).to.deep.equal(await thrownBy(client.post('/chat/completions', { body: '{}', headers, signal: never }).asResponse()));
    }
    expect(sent).to.have.length(7);
  });
});
