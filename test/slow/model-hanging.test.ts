import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { startBlinkyProcess } from '../../plugins/channels/webchat/testing/blinky-process.ts';

const USERS = 300;
const TURN_DEADLINE_MS = 4_500;
/** What no user may wait beyond; where as many turns take long without a fault, the deadline and twice as long. */
const CEILING_MS = 4_900;

interface Reply {
  readonly degraded: boolean;
  readonly message: string;
}

describe('a model that hangs', () => {
  for (const keys of [1, 4]) {
    it(`makes none of ${USERS} users at once wait longer than ${CEILING_MS} ms, with ${keys} keys`, async () => {
      const provider = await openProvider();
      const blinky = await startBlinkyProcess({
        CHANNELS: 'http',
        INTENTS: 'regex,examples,openai',
        OPENAI_API_KEYS: Array.from({ length: keys }, (_, nth) => `sk-${nth}`).join(','),
        TURN_DEADLINE_MS: String(TURN_DEADLINE_MS),
        OPENAI_BASE_URL: provider.url,
      });
      const everybody = (): Promise<Asked[]> => Promise.all(Array.from({ length: USERS }, (_, user) => ask(blinky.url, user)));
      try {
        await everybody(); // a process that has just started compiles more than it answers
        const unhindered = Math.max(...(await everybody()).map(({ ms }) => ms));
        const ceiling = Math.max(CEILING_MS, TURN_DEADLINE_MS + 2 * unhindered);
        console.log(`      without a fault: ${Math.round(unhindered)}`);
        provider.hang();
        for (const round of ['first', 'second']) {
          const asked = await everybody();
          const times = asked.map(({ ms }) => ms).sort((a, b) => a - b);
          const [p50, p99, slowest] = [0.5, 0.99, 1].map((share) => Math.round(times[Math.ceil(share * USERS) - 1] ?? 0));
          console.log(`      ${round} round: ${JSON.stringify({ p50, p99, slowest })}`);
          expect(asked.every(({ degraded, message }) => degraded && message !== '')).to.equal(true);
          expect(slowest).to.be.below(ceiling);
        }
      } finally {
        provider.server.closeAllConnections();
        await blinky.stop();
        provider.server.close();
      }
    });
  }
});

type Asked = Reply & { readonly ms: number };

async function ask(url: string, user: number): Promise<Asked> {
  const started = performance.now();
  const response = await fetch(`${url}/chatbot/http`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from: `user-${user}`, message: 'se me perdió el plastiquito con mi foto que abre la puerta' }),
  });
  expect(response.status).to.equal(200);
  const reply = (await response.json()) as Reply;
  return { ...reply, ms: performance.now() - started };
}

/** A provider that names no intent and no row, until it hangs: it costs this machine next to nothing beside Blinky. */
async function openProvider(): Promise<{ readonly url: string; readonly server: Server; hang(): void }> {
  const content = '{"intent":"none","answers":[],"confidence":1}';
  const body = JSON.stringify({ choices: [{ message: { role: 'assistant', content }, finish_reason: 'stop' }] });
  let hangs = false;
  const server = createServer((request, response) => {
    request.resume();
    if (!hangs) request.on('end', () => response.setHeader('content-type', 'application/json').end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return {
    url,
    server,
    hang() {
      hangs = true;
    },
  };
}
