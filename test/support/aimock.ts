import { type ChatCompletionRequest, LLMock } from '@copilotkit/aimock';
import { createHttpFetch } from '../../src/model/http-fetch.ts';

/** What a key's provider does with one request; see aimock's fixtures. */
export type Behaviour = (body: ChatCompletionRequest, nth: number) => object | Promise<object>;

export interface FakeProvider {
  /** For `createModel`: sends each request to the aimock of its key. */
  readonly fetch: typeof fetch;
  /** Where a key's aimock listens, for parts that bring their own fetch. */
  url(key: string): string;
  /** Every request that was sent through `fetch`, in order, as bytes on the wire. */
  readonly sent: readonly { readonly key: string; readonly path: string; readonly body: string; readonly headers: string }[];
  /** How many requests a key got. */
  calls(key: string): number;
  stop(): Promise<void>;
}

/** An aimock per key, so that each key can have a fault of its own; the real SDK speaks to them over real sockets. */
export async function startProvider(keys: Readonly<Record<string, Behaviour>>): Promise<FakeProvider> {
  const http = createHttpFetch();
  const sent: { key: string; path: string; body: string; headers: string }[] = [];
  const mocks = new Map<string, LLMock>();
  for (const [key, behave] of Object.entries(keys)) mocks.set(key, await mockOf(behave));
  const route: typeof fetch = (input, init) => {
    const url = new URL(String(input));
    const headers = new Headers(init?.headers);
    const key = headers.get('authorization')?.replace('Bearer ', '') ?? '';
    headers.delete('authorization');
    sent.push({ key, path: url.pathname, body: typeof init?.body === 'string' ? init.body : '', headers: JSON.stringify([...headers]) });
    const mock = mocks.get(key);
    return mock ? http.fetch(`${mock.url}${url.pathname}`, init) : Promise.reject(new TypeError('no such key'));
  };
  return {
    fetch: route,
    url: (key) => `${mocks.get(key)?.url}/v1`,
    sent,
    calls: (key) => sent.filter((request) => request.key === key).length,
    async stop() {
      release.abort();
      http.close();
      await Promise.all([...mocks.values()].map((mock) => mock.stop()));
      release = new AbortController();
    },
  };
}

async function mockOf(behave: Behaviour): Promise<LLMock> {
  let nth = 0;
  const mock = new LLMock({ port: 0 });
  mock.on({ endpoint: 'chat', predicate: () => true }, (body) => behave(body, nth++) as never);
  mock.on({ endpoint: 'embedding', predicate: () => true }, (body) => behave(body, nth++) as never);
  await mock.start();
  return mock;
}

let release = new AbortController();

/** Never answers, until the provider is stopped. */
export function hang(): Promise<object> {
  return new Promise((resolve) => release.signal.addEventListener('abort', () => resolve(failing(503))));
}

/** Answers with `content` after `ms` milliseconds. */
export function says(content: unknown, ms = 0): Promise<object> {
  const answer = { content: typeof content === 'string' ? content : JSON.stringify(content) };
  return ms === 0 ? Promise.resolve(answer) : new Promise((resolve) => setTimeout(resolve, ms, answer));
}

/** An error of the provider; `retryAfter` in seconds. */
export function failing(
  status: number,
  details: { readonly code?: string; readonly message?: string; readonly retryAfter?: number } = {},
): object {
  const { code, message = 'refused', retryAfter } = details;
  return {
    status,
    error: { message, type: code ?? 'error', ...(code ? { code } : {}) },
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}
