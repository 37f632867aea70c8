import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildIfNeeded } from './built.ts';
import { lineChart } from './chart.ts';
import { contenders } from './contenders.ts';
import { startMeasured } from './measured-process.ts';
import { openLoop, percentile } from './open-loop.ts';
import { type Machine, machine } from './report.ts';
import { resultsFile, writeResults } from './results.ts';
import { shippedOptions } from './rounds.ts';
import { startFakeModel } from './soak/fake-model.ts';
import { faults, type Stage } from './soak/faults.ts';
import { type Slope, slopeOf } from './soak/slope.ts';

const usage = `Steady traffic with a fault a minute: at least 99.9 % of turns answered within 5 s, a live heap and handles that do not grow.
Writes docs/soak.md with charts. Ends with 1 when fewer turns are answered.

  npm run bench:soak -- [--minutes 30] [--rate 20] [--every SECONDS] [--json FILE] [--docs FOLDER]
`;
const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    minutes: { type: 'string', default: '30' },
    rate: { type: 'string', default: '20' },
    every: { type: 'string', default: '60' },
    json: { type: 'string', default: resultsFile('soak.json') },
    docs: { type: 'string', default: join(import.meta.dirname, '..', 'docs') },
  },
});
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}

interface Sample {
  readonly minute: number;
  readonly heapMb: number;
  readonly rssMb: number;
  readonly handles: number;
}

interface Report {
  readonly machine: Machine;
  readonly minutes: number;
  readonly rate: number;
  readonly turns: number;
  readonly inTime: number;
  readonly statuses: Readonly<Record<number, number>>;
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
  readonly faults: readonly { readonly minute: number; readonly name: string }[];
  readonly samples: readonly Sample[];
  /** Of the samples after the first quarter: megabytes and handles an hour. */
  readonly heap: Slope;
  readonly handles: Slope;
}

const LIMIT_MS = 5_000;
const SAMPLE_MS = 15_000;
const minutes = Number(values.minutes);
const folder = mkdtempSync(join(tmpdir(), 'blinky-soak-'));
const shipped = join(import.meta.dirname, '..', 'catalog', 'faq.csv');
const catalog = join(folder, 'faq.csv');
copyFileSync(shipped, catalog);
const model = await startFakeModel();
const contender = contenders().find(({ name }) => name === 'blinky-messy');
if (!contender) throw new Error('there is no Blinky to measure');
const key = randomBytes(16).toString('hex');
const env = { ...contender.env, CATALOG_CSV: catalog, OPENAI_BASE_URL: model.url, OPENAI_API_KEY: key, SESSION_TOKEN_BUDGET: '1000000000' };
buildIfNeeded();
const server = await startMeasured({ ...contender, env, nodeOptions: shippedOptions });
try {
  const url = `${server.url}${contender.path}`;
  await openLoop({ url, bodies: contender.bodies, perSecond: 20, seconds: 10 }); // warm-up
  const running = new AbortController();
  const [traffic, samples, done] = await Promise.all([
    openLoop({ url, bodies: contender.bodies, perSecond: Number(values.rate), seconds: minutes * 60 }).finally(() => running.abort()),
    sampled(running.signal),
    disturbed({ url, model, catalog, shipped }),
  ]);
  const late = samples.slice(Math.floor(samples.length / 4));
  const slope = (of: (sample: Sample) => number): Slope => slopeOf(late.map((sample) => [sample.minute / 60, of(sample)] as const));
  const { latencies } = traffic;
  const report: Report = {
    ...{ machine: machine(), minutes, rate: Number(values.rate), faults: done, samples },
    ...{ turns: traffic.sent, inTime: latencies.filter((ms) => ms < LIMIT_MS).length, statuses: traffic.statuses },
    ...{
      p50: Math.round(percentile(latencies, 0.5)),
      p99: Math.round(percentile(latencies, 0.99)),
      worst: Math.round(percentile(latencies, 1)),
    },
    ...{ heap: slope(({ heapMb }) => heapMb), handles: slope(({ handles }) => handles) },
  };
  writeResults(values.json, report);
  process.stdout.write(writePage(report));
  process.exitCode = report.inTime / report.turns >= 0.999 ? 0 : 1;
} finally {
  await server.stop();
  model.server.closeAllConnections();
  model.server.close();
  rmSync(folder, { recursive: true });
}

/** Looks at the heap every 15 s until it is over. */
async function sampled(over: AbortSignal): Promise<Sample[]> {
  const samples: Sample[] = [];
  const began = performance.now();
  while (!over.aborted) {
    const { heap, rss, handles } = await server.heap();
    samples.push({ minute: (performance.now() - began) / 60_000, heapMb: heap / 1e6, rssMb: rss / 1e6, handles });
    await sleep(SAMPLE_MS, undefined, { signal: over }).catch(() => {}); // over
  }
  return samples;
}

/** One fault after the other, each for a quarter of the time until the next. */
async function disturbed(stage: Stage): Promise<Report['faults']> {
  const done: { minute: number; name: string }[] = [];
  const names = Object.keys(faults);
  const everyMs = Number(values.every) * 1_000;
  for (let at = 0; (at + 1) * everyMs <= minutes * 60_000; at++) {
    const name = names[at % names.length] as string;
    const minute = Math.round((at * everyMs) / 6_000) / 10;
    done.push({ minute, name });
    process.stderr.write(`minute ${minute}: ${name}\n`);
    await Promise.all([faults[name]?.(stage, everyMs / 4), sleep(everyMs)]);
  }
  return done;
}

function writePage(report: Report): string {
  const { machine: on, samples, heap, handles } = report;
  const images = join(values.docs, 'images');
  mkdirSync(images, { recursive: true });
  const points = (of: (sample: Sample) => number) => samples.map((sample) => [sample.minute, of(sample)] as const);
  const memory = [
    { label: 'live heap', points: points(({ heapMb }) => heapMb) },
    { label: 'resident', points: points(({ rssMb }) => rssMb) },
  ];
  writeFileSync(join(images, 'soak-memory.svg'), lineChart('Memory, MB', memory, { x: 'minutes', y: 'MB' }));
  const open = [{ label: 'handles', points: points((sample) => sample.handles) }];
  writeFileSync(join(images, 'soak-handles.svg'), lineChart('Open handles', open, { x: 'minutes', y: 'handles' }));
  const share = ((100 * report.inTime) / report.turns).toFixed(3);
  const interval = ({ slope, margin }: Slope, unit: string): string => `${slope.toFixed(2)} ± ${margin.toFixed(2)} ${unit} an hour (95 %)`;
  const page = [
    '# Soak',
    '',
    'Written by `npm run bench:soak`, not by hand.',
    '',
    `${report.minutes} minutes at ${report.rate} messages a second, a fault a minute; Node ${on.node}, ${on.cores} × ${on.cpu}, commit ${on.commit}, ${on.date}.`,
    '',
    `- **${share} %** of ${report.turns} turns answered within 5 s; p50 ${report.p50} ms, p99 ${report.p99} ms, slowest ${report.worst} ms; by status: ${JSON.stringify(report.statuses)}`,
    `- live heap after a collection: ${interval(heap, 'MB')}`,
    `- handles: ${interval(handles, 'handles')}`,
    '',
    '![memory](images/soak-memory.svg)',
    '![handles](images/soak-handles.svg)',
    '',
    '| minute | fault |',
    '| --- | --- |',
    ...report.faults.map(({ minute, name }) => `| ${minute} | ${name} |`),
    '',
  ].join('\n');
  writeFileSync(join(values.docs, 'soak.md'), page);
  return page;
}
