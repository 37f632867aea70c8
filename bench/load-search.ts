import { parseArgs } from 'node:util';
import { buildIfNeeded } from './built.ts';
import { contenders } from './contenders.ts';
import { startMeasured } from './measured-process.ts';
import { openLoop, percentile } from './open-loop.ts';
import { machine } from './report.ts';
import { resultsFile, writeResults } from './results.ts';
import { shippedOptions } from './rounds.ts';

const usage = `The load that Blinky holds: the highest constant arrival rate with a p99 below a second and nothing lost, found by doubling and
then halving the step. Open loop, loopback only, at most 12 steps.

  npm run bench:load -- [--seconds 10] [--from 100] [--most 20000] [--server blinky|blinky-messy] [--json FILE]
`;
const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    seconds: { type: 'string', default: '10' },
    from: { type: 'string', default: '100' },
    most: { type: 'string', default: '20000' },
    server: { type: 'string', default: 'blinky-messy' },
    json: { type: 'string', default: resultsFile('load.json') },
  },
});
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}

const STEPS = 12;
const P99_MS = 1_000;
/** Close enough: the bounds are within a tenth. */
const CLOSE = 1.1;

interface Step {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly lost: number;
  readonly held: boolean;
}

const contender = contenders().find(({ name }) => name === values.server);
if (!contender) throw new Error(`there is no server ${values.server}`);
buildIfNeeded();
const server = await startMeasured({ ...contender, nodeOptions: shippedOptions });
const steps: Step[] = [];
try {
  await tried(Number(values.from)); // warm-up
  let held = 0;
  let lost = Number.POSITIVE_INFINITY;
  let rate = Number(values.from);
  while (steps.length < STEPS && rate <= Number(values.most) && lost / held > CLOSE) {
    const step = await tried(rate);
    steps.push(step);
    process.stdout.write(
      `${rate} a second: p50 ${step.p50} ms, p99 ${step.p99} ms, ${step.lost} lost: ${step.held ? 'held' : 'not held'}\n`,
    );
    if (step.held) held = rate;
    else lost = rate;
    if (held === 0 && lost <= 10) break;
    rate = Math.round(lost === Number.POSITIVE_INFINITY ? held * 2 : held === 0 ? lost / 2 : (held + lost) / 2);
  }
  process.stdout.write(`held: ${held} messages a second\n`);
  writeResults(values.json, { machine: machine(), server: contender.name, held, seconds: Number(values.seconds), steps });
} finally {
  await server.stop();
}

async function tried(perSecond: number): Promise<Step> {
  const { url, bodies } = { url: `${server.url}${contender?.path}`, bodies: contender?.bodies ?? [] };
  const { sent, latencies } = await openLoop({ url, bodies, perSecond, seconds: Number(values.seconds) });
  const lost = sent - latencies.length;
  const p99 = Math.round(percentile(latencies, 0.99));
  return { perSecond, p50: Math.round(percentile(latencies, 0.5) * 10) / 10, p99, lost, held: lost === 0 && p99 < P99_MS };
}
