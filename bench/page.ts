import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { barChart } from './chart.ts';
import type { Measurement, Report } from './report.ts';
import type { Result } from './understanding.ts';

// Writes docs/performance.md and its charts from what the benchmarks measured:
//   npm run bench -- --json bench/results/messages.json
//   npm run bench:understanding -- --json bench/results/understanding.json
//   node bench/page.ts
const { values } = parseArgs({ options: { from: { type: 'string', default: join(import.meta.dirname, 'results') } } });
const docs = join(import.meta.dirname, '..', 'docs');
const read = <T>(name: string): T | undefined => {
  try {
    return JSON.parse(readFileSync(join(values.from, name), 'utf8')) as T;
  } catch {
    return undefined; // not measured
  }
};
const messages = read<Report>('messages.json');
if (!messages) throw new Error(`${values.from} holds no messages.json: run npm run bench -- --json first`);
const understanding = read<{ results: readonly Result[] }>('understanding.json');

mkdirSync(join(docs, 'images'), { recursive: true });
const chart = (name: string, title: string, of: (one: Measurement) => number): string => {
  const bars = messages.contenders.map((one) => ({ label: one.what, value: of(one), own: one.name.startsWith('blinky') }));
  writeFileSync(join(docs, 'images', `performance-${name}.svg`), barChart(title, bars));
  return `![${title}](images/performance-${name}.svg)`;
};

const { machine, plan, contenders, ratios, skipped } = messages;
const page = [
  '# Performance',
  '',
  'Written by `node bench/page.ts` from what `npm run bench` and `npm run bench:understanding` measured; not by hand.',
  '',
  `Node ${machine.node}, ${machine.cores} × ${machine.cpu}, commit ${machine.commit}, ${machine.date}. ${plan.rounds} rounds of ${plan.messages} messages over ${plan.connections} connections after ${plan.warmUp} that warm each server up, all servers in turns in one run; the load generator runs on the same machine, so CPU time says more than messages per second.`,
  '',
  '| server | CPU µs per message | messages per second | ms to ready | MB of memory | MB installed |',
  '| --- | --- | --- | --- | --- | --- |',
  ...contenders.map((one) => `| ${[one.what, one.cpuUs, one.perSecond, one.readyMs, one.rssMb, one.installMb].join(' | ')} |`),
  '',
  ...Object.entries(skipped).map(([name, why]) => `Not measured: ${name} (${why}).\n`),
  chart('cpu', 'CPU time per message, µs', ({ cpuUs }) => cpuUs),
  chart('ready', 'From start to ready, ms', ({ readyMs }) => readyMs),
  chart('memory', 'Memory after the rounds, MB', ({ rssMb }) => rssMb),
  '',
  '## Ratios of CPU time',
  '',
  'Median of the rounds, each divided by the baseline of its own round.',
  '',
  '| Blinky over | ratio |',
  '| --- | --- |',
  ...Object.entries(ratios).map(([name, ratio]) => `| ${name} | ${ratio} |`),
  '',
  ...(understanding ? searchSection(understanding.results) : []),
];
writeFileSync(join(docs, 'performance.md'), `${page.join('\n').trimEnd()}\n`);

function searchSection(results: readonly Result[]): string[] {
  return [
    '## Search of a catalog',
    '',
    '| rows | engine | index ms (CPU) | index MB | CPU µs per query | p50 ms | p99 ms | longest block of the event loop, ms |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...results.map(({ rows, name, indexMs, indexMb, queryUs, p50Ms, p99Ms, blockMs }) => {
      const cells = [rows, name, indexMs.toFixed(0), indexMb.toFixed(1), queryUs.toFixed(0), p50Ms.toFixed(3), p99Ms.toFixed(3)];
      return `| ${[...cells, blockMs.toFixed(0)].join(' | ')} |`;
    }),
    '',
  ];
}
