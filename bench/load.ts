import { Agent, request } from 'node:http';

export interface Load {
  readonly url: string;
  /** JSON bodies, taken in turn. */
  readonly bodies: readonly string[];
  readonly count: number;
  readonly connections: number;
  /** Throws when an answer is not what the server is there for. */
  readonly check: (answer: unknown, body: string) => void;
}

/** Sends `count` requests over `connections` kept-alive connections, each waiting for its answer; every answer is checked. */
export async function send({ url, bodies, count, connections, check }: Load): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let next = 0;
  const client = async (): Promise<void> => {
    while (next < count) {
      const body = bodies[next++ % bodies.length] as string;
      check(await post(url, body, agent), body);
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  agent.destroy();
}

function post(url: string, body: string, agent: Agent): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const sent = request(url, { method: 'POST', agent, headers }, (response) => {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (part: string) => {
      text += part;
    });
    response.on('end', () => {
      if (response.statusCode === 200) resolve(JSON.parse(text));
      else reject(new Error(`${url} answered ${response.statusCode}: ${text.slice(0, 200)}`));
    });
  });
  sent.on('error', reject);
  sent.end(body);
  return promise;
}
