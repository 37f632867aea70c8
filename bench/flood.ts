import { connect, type Socket } from 'node:net';
import { parseArgs } from 'node:util';
import { buildIfNeeded } from './built.ts';
import { contenders } from './contenders.ts';
import { startMeasured } from './measured-process.ts';
import { openLoop, percentile } from './open-loop.ts';
import { machine, median } from './report.ts';
import { resultsFile, writeResults } from './results.ts';
import { shippedOptions } from './rounds.ts';

const usage = `What others do to a normal user's p95: one sender who floods (target: at most 20 % more), and clients that send slowly
(target: less than twice). Each round measures quiet, flood, quiet, slow clients, one after the other; figures are medians.

  npm run bench:flood -- [--rounds 3] [--seconds 10] [--flood 500] [--slow 2000] [--json FILE]
`;
const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '10' },
    flood: { type: 'string', default: '500' },
    slow: { type: 'string', default: '2000' },
    json: { type: 'string', default: resultsFile('flood.json') },
  },
});
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}

const floodBody = JSON.stringify({ from: 'flood', to: 'blinky', message: 'hola' });
const seconds = Number(values.seconds);
const contender = contenders().find(({ name }) => name === 'blinky-messy');
if (!contender) throw new Error('there is no Blinky to measure');
const { RATE_LIMIT_PER_SENDER: _, ...env } = contender.env; // as shipped: 30 messages a minute
buildIfNeeded();
const server = await startMeasured({ ...contender, env, nodeOptions: shippedOptions });
const url = `${server.url}${contender.path}`;
const rounds: { quiet: number; flood: number; refused: number; again: number; slow: number; rssMb: number }[] = [];
try {
  await normalP95(0);
  for (let round = 1; round <= Number(values.rounds); round++) {
    const quiet = await normalP95(round * 4);
    const flooding = openLoop({ url, bodies: [floodBody], perSecond: Number(values.flood), seconds });
    const flood = await normalP95(round * 4 + 1);
    const refused = (await flooding).statuses[429] ?? 0;
    const again = await normalP95(round * 4 + 2);
    const sockets = await openSlow(Number(values.slow));
    const slow = await normalP95(round * 4 + 3);
    const { rss } = await server.usage();
    for (const socket of sockets) socket.destroy();
    rounds.push({ quiet, flood, refused, again, slow, rssMb: Math.round(rss / 1e6) });
    process.stdout.write(`${JSON.stringify(rounds.at(-1))}\n`);
  }
  const ratios = {
    flood: median(rounds.map(({ quiet, flood }) => flood / quiet)),
    slow: median(rounds.map(({ again, slow }) => slow / again)),
  };
  process.stdout.write(
    `normal p95 under a flood: × ${ratios.flood.toFixed(2)} (target 1.2); beside slow clients: × ${ratios.slow.toFixed(2)} (target 2)\n`,
  );
  writeResults(values.json, { machine: machine(), ratios, rounds });
} finally {
  await server.stop();
}

/** 20 messages a second of people who each write now and then; `phase` keeps them within their limits. */
async function normalP95(phase: number): Promise<number> {
  const bodies = (contender?.bodies ?? []).map((body) =>
    JSON.stringify({ ...JSON.parse(body), from: `${JSON.parse(body).from}-${phase}` }),
  );
  const { latencies, statuses } = await openLoop({ url, bodies, perSecond: 20, seconds });
  if (latencies.length < 20 * seconds * 0.99) throw new Error(`normal users were refused: ${JSON.stringify(statuses)}`);
  return Math.round(percentile(latencies, 0.95) * 100) / 100;
}

/** Sockets that have sent a part of their headers and never more. */
async function openSlow(count: number): Promise<Socket[]> {
  const { hostname, port } = new URL(url);
  return Promise.all(
    Array.from({ length: count }, () => {
      const { promise, resolve } = Promise.withResolvers<Socket>();
      const socket = connect(Number(port), hostname, () => {
        socket.write('POST /chatbot/http HTTP/1.1\r\nX: ');
        resolve(socket);
      });
      socket.on('error', () => resolve(socket)); // closed on us, as it should be in the end
      return promise;
    }),
  );
}
