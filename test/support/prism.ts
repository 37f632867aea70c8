import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createClientFromOperations, type PrismHttp } from '@stoplight/prism-http/dist/client.js';

const specs = join(import.meta.dirname, '..', '..', '..', 'shared', 'specs');

/** A platform that Prism plays by its own OpenAPI description: it refuses what the description does not allow, and says why. */
export interface PrismServer {
  readonly url: string;
  /** What was wrong with requests so far. */
  readonly violations: readonly string[];
  /** Method and path of each request that was taken. */
  readonly taken: readonly string[];
  close(): Promise<void>;
}

export interface Played {
  /** Below `shared/specs`. */
  readonly spec: string;
  readonly paths: RegExp;
  /** Puts right what the description says and the platform does not do. */
  readonly correct?: (description: Description) => void;
}

/** What tests touch of an OpenAPI description. */
interface Description {
  readonly paths: Readonly<Record<string, unknown>>;
  /** OpenAPI 2 only. */
  readonly definitions: Readonly<Record<string, { readonly properties: Readonly<Record<string, { type?: string }>> }>>;
}

/** Starts it; skips the test, saying so, where the description is not beside this repository. */
export async function openPrism(test: Mocha.Context, { spec, paths, correct = () => {} }: Played): Promise<PrismServer> {
  const file = join(specs, spec);
  if (!existsSync(file)) {
    process.stdout.write(`      skipped: there is no OpenAPI description at ${file}\n`);
    test.skip();
  }
  const description: Description = JSON.parse(readFileSync(file, 'utf8'));
  correct(description);
  const prism = await clientFor(description, paths);
  const violations: string[] = [];
  const taken: string[] = [];
  const server = createServer(async (request, response) => {
    const { status, body, problems } = await answer(prism, request);
    violations.push(...problems);
    if (status < 400) taken.push(`${request.method} ${request.url}`);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    violations,
    taken,
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}

async function clientFor(description: Description, paths: RegExp): Promise<PrismHttp> {
  const wanted = Object.entries(description.paths).filter(([path]) => paths.test(path));
  const operations = await getHttpOperationsFromSpec({ ...description, paths: Object.fromEntries(wanted) });
  // A property that a description does not name is a mistake of ours, though it may allow it. Of a form Prism drops it unseen.
  for (const { request } of operations) {
    for (const content of request?.body?.contents ?? [])
      Object.assign(content, { schema: { ...content.schema, additionalProperties: false } });
  }
  const silent = { info() {}, warn() {}, error() {}, debug() {}, trace() {}, fatal() {}, success() {}, child: () => silent };
  const config = {
    mock: { dynamic: false },
    validateRequest: true,
    validateResponse: true,
    checkSecurity: true,
    errors: true,
    upstreamProxy: undefined,
  };
  return createClientFromOperations(operations, { ...config, isProxy: false, logger: silent as never });
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly problems: readonly string[];
}

async function answer(prism: PrismHttp, request: IncomingMessage): Promise<Answer> {
  const { method = 'GET', url = '/', headers } = request;
  const sent = await text(request);
  const isJson = headers['content-type']?.startsWith('application/json');
  try {
    const asked = {
      method: method.toLowerCase() as 'post',
      headers: headers as Record<string, string>,
      body: isJson ? JSON.parse(sent) : sent,
    };
    const { status, data, violations } = await prism.request(url, asked);
    return { status, body: data, problems: [...violations.input, ...violations.output].map(({ message }) => message) };
  } catch (error) {
    const {
      name,
      message,
      status = 500,
      additional,
    } = error as Error & { status?: number; additional?: { validation?: { message: string }[] } };
    return {
      status,
      body: { code: status, message },
      problems: additional?.validation?.map((problem) => problem.message) ?? [`${name}: ${message}`],
    };
  }
}
