import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startPostgres } from '../../test/support/postgres-server.ts';
import { seeded } from '../../test/support/random.ts';
import { buildCurrent } from '../chaos/layout.ts';
import { percentile } from '../chaos/ledger.ts';
import { machine } from '../chaos/report.ts';
import { createWorld, type World } from '../chaos/world.ts';
import { timeClaims } from './claims.ts';
import { loadCpuMs, postgresCpuMs } from './cpu.ts';
import { startLoad } from './load.ts';

const usage = `What a durable inbox costs beside the one in memory, in one run: real processes, a real PostgreSQL, a dialog that does nothing.

  npm run bench:inbox -- [--rate 100] [--messages 2000] [--idle 10,1000000] [--json FILE]
      --rate      messages a second for the latency from webhook to reply
      --messages  for the latency, and for the throughput
      --idle      conversations with a state and nothing to do, for the time of a claim
`;

const CONVERSATIONS = 100;

interface Latency {
  readonly p50: number;
  readonly p99: number;
}

interface Engine {
  readonly name: string;
  readonly latencyMs: Latency;
  readonly perSecond: number;
  readonly cpuMs: Cpu;
}

/** CPU time per message of the flood, in milliseconds: says the same on a busy machine. */
interface Cpu {
  readonly replicas: number;
  /** NaN without a database, and where the system does not tell. */
  readonly postgres: number;
  readonly load: number;
}

const { values } = parseArgs({
  options: {
    ...{ help: { type: 'boolean' }, json: { type: 'string' }, rate: { type: 'string', default: '100' } },
    ...{ messages: { type: 'string', default: '2000' }, idle: { type: 'string', default: '10,1000000' } },
  },
});
if (values.help) process.stdout.write(usage);
else await main(Number(values.rate), Number(values.messages), values.idle.split(',').map(Number));

async function main(rate: number, messages: number, idle: readonly number[]): Promise<void> {
  const engines = [
    await measure('in memory, 1 replica', { memory: true, replicas: 1, rate, messages }),
    await measure('PostgreSQL, 1 replica', { memory: false, replicas: 1, rate, messages }),
    await measure('PostgreSQL, 2 replicas', { memory: false, replicas: 2, rate, messages }),
  ];
  const server = await startPostgres({ settings: { shared_buffers: "'512MB'", max_wal_size: "'4GB'" } });
  const claims: { idle: number; ms: Latency }[] = [];
  for (const count of idle) claims.push({ idle: count, ms: latencyOf(await timeClaims(server, count)) });
  await server.stop();
  const [memory, postgres] = engines as [Engine, Engine, Engine];
  const added = { p50: postgres.latencyMs.p50 - memory.latencyMs.p50, p99: postgres.latencyMs.p99 - memory.latencyMs.p99 };
  const report = { node: process.version, machine: machine(), rate, messages, engines, addedMs: rounded(added), claims };
  process.stdout.write(asText(report));
  if (values.json) writeFileSync(values.json, `${JSON.stringify(report, undefined, 2)}\n`);
}

interface Plan {
  readonly memory: boolean;
  readonly replicas: number;
  readonly rate: number;
  readonly messages: number;
}

async function measure(name: string, { memory, replicas, rate, messages }: Plan): Promise<Engine> {
  const build = buildCurrent();
  const load = await startLoad();
  const world = await createWorld({ build, replyTo: load.url, replicas, memory, proxied: false, random: seeded(1) });
  const { target } = world;
  try {
    await load.flood({ target, conversations: CONVERSATIONS, messages: 500 }); // warms up
    const latencyMs = latencyOf(await load.paced({ target, rate, messages }));
    const before = await cpuOf(world);
    const perSecond = Math.round(await load.flood({ target, conversations: CONVERSATIONS, messages }));
    const cpuMs = perMessage(before, await cpuOf(world), messages);
    process.stderr.write(`${name}: measured\n`);
    return { name, latencyMs, perSecond, cpuMs };
  } finally {
    await world.stop();
    load.close();
    build.delete();
  }
}

async function cpuOf({ replicas, postgres }: World): Promise<Cpu> {
  const times = await Promise.all(replicas.map((replica) => replica.cpuMs()));
  return {
    replicas: times.reduce((total, ms) => total + ms, 0),
    postgres: postgres ? postgresCpuMs(postgres) : Number.NaN,
    load: loadCpuMs(),
  };
}

function perMessage(before: Cpu, after: Cpu, messages: number): Cpu {
  const each = (party: keyof Cpu): number => Math.round(((after[party] - before[party]) / messages) * 100) / 100;
  return { replicas: each('replicas'), postgres: each('postgres'), load: each('load') };
}

function latencyOf(times: readonly number[]): Latency {
  return rounded({ p50: percentile(times, 0.5) ?? Number.NaN, p99: percentile(times, 0.99) ?? Number.NaN });
}

function rounded({ p50, p99 }: Latency): Latency {
  return { p50: Math.round(p50 * 10) / 10, p99: Math.round(p99 * 10) / 10 };
}

interface Report {
  readonly node: string;
  readonly machine: string;
  readonly rate: number;
  readonly messages: number;
  readonly engines: readonly Engine[];
  readonly addedMs: Latency;
  readonly claims: readonly { readonly idle: number; readonly ms: Latency }[];
}

function asText({ node, machine, rate, engines, addedMs, claims, messages }: Report): string {
  const base = engines[0]?.perSecond ?? Number.NaN;
  const lines = engines.map(
    ({ name, latencyMs: { p50, p99 }, perSecond, cpuMs }) =>
      `| ${name} | ${p50} / ${p99} | ${perSecond} | ${(perSecond / base).toFixed(2)} | ${[cpuMs.replicas, cpuMs.postgres, cpuMs.load].map((ms) => (Number.isNaN(ms) ? '–' : ms)).join(' + ')} |`,
  );
  return [
    `Node ${node}, ${machine}; ${messages} messages; replicas, database and load share it`,
    '',
    `| inbox | webhook to reply at ${rate}/s, ms p50 / p99 | messages a second | to memory | CPU ms a message: replicas + PostgreSQL + load |`,
    '| --- | --- | --- | --- | --- |',
    ...lines,
    '',
    `Added by PostgreSQL: p50 ${addedMs.p50} ms, p99 ${addedMs.p99} ms.`,
    ...claims.map(({ idle, ms }) => `A claim beside ${idle} idle conversations: p50 ${ms.p50} ms, p99 ${ms.p99} ms.`),
    '',
  ].join('\n');
}
