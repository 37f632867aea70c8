import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { evalError } from './eval-error.ts';

/** One request of the model with its answer, as a line of a cassette; `path` is below the base URL. */
export interface Exchange {
  readonly path: string;
  readonly request: unknown;
  readonly response: unknown;
}

/** A network for the model that is a file. */
export interface Tape {
  readonly fetch: typeof fetch;
  /** Throws when a request was not on the tape. */
  verify(): void;
}

/** Answers from a cassette; a request that it does not hold is refused, and `verify` then fails. */
export function replay(file: string, baseUrl: string): Tape {
  const held = new Map(readExchanges(file).map(({ path, request, response }) => [keyOf(path, request), response]));
  const missing: string[] = [];
  return {
    async fetch(input, init) {
      const { path, request } = requestOf(input, init, baseUrl);
      const response = held.get(keyOf(path, request));
      if (response !== undefined) return Response.json(response);
      missing.push(path);
      return refused();
    },
    verify() {
      if (missing.length > 0)
        throw evalError(`the cassette does not hold ${missing.length} of the requests`, 'record it again with --record');
    },
  };
}

/** Asks the real server and keeps each answer; a request that is on the cassette already is not asked again. */
export function record(file: string, baseUrl: string, network: typeof fetch): Tape {
  const held = new Map(existsSync(file) ? readExchanges(file).map(({ path, request, response }) => [keyOf(path, request), response]) : []);
  return {
    async fetch(input, init) {
      const { path, request } = requestOf(input, init, baseUrl);
      const known = held.get(keyOf(path, request));
      if (known !== undefined) return Response.json(known);
      const answer = await network(input, init);
      if (!answer.ok) return answer;
      const response: unknown = await answer.clone().json();
      held.set(keyOf(path, request), response);
      appendFileSync(file, `${JSON.stringify({ path, request, response } satisfies Exchange)}\n`);
      return answer;
    },
    verify() {},
  };
}

/** Writes what would be sent, and sends nothing. */
export function requestsOnly(file: string, baseUrl: string): Tape {
  writeFileSync(file, '');
  return {
    async fetch(input, init) {
      appendFileSync(file, `${JSON.stringify(requestOf(input, init, baseUrl))}\n`);
      return refused();
    },
    verify() {},
  };
}

/** JSON with sorted keys and no spaces: equal requests give equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
    return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function keyOf(path: string, request: unknown): string {
  return `${path}\n${canonical(request)}`;
}

function requestOf(input: Parameters<typeof fetch>[0], init: RequestInit | undefined, baseUrl: string): Pick<Exchange, 'path' | 'request'> {
  const url = input instanceof Request ? input.url : String(input);
  if (typeof init?.body !== 'string') throw evalError('only requests in JSON can be recorded', 'leave voice notes out');
  return { path: url.startsWith(baseUrl) ? url.slice(baseUrl.length) : new URL(url).pathname, request: JSON.parse(init.body) };
}

/** A refusal that the key pool holds against no key and no provider: the request is at fault. */
function refused(): Response {
  return Response.json({ error: { message: 'nothing is sent', type: 'invalid_request_error', code: null, param: null } }, { status: 400 });
}

function readExchanges(file: string): Exchange[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, at) => (line.trim() === '' ? [] : [readExchange(line, `${file}:${at + 1}`)]));
}

function readExchange(line: string, place: string): Exchange {
  try {
    const { path, request, response } = JSON.parse(line) as Exchange;
    if (typeof path === 'string' && request !== undefined && response !== undefined) return { path, request, response };
  } catch {
    // said below
  }
  throw evalError(`${place} is no line of a cassette`, 'each is {"path", "request", "response"}');
}
