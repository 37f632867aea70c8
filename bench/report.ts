import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Contender } from './contenders.ts';
import { dependenciesOf, installMb } from './install-size.ts';
import type { Figures, Plan } from './rounds.ts';

/** What `npm run bench -- --json` writes; ratios are medians of the rounds' own ratios. */
export interface Report {
  readonly machine: Machine;
  readonly plan: Plan;
  readonly contenders: readonly Measurement[];
  /** Of CPU time, Blinky's over each baseline's. */
  readonly ratios: Readonly<Record<string, number>>;
  readonly skipped: Readonly<Record<string, string>>;
}

export interface Machine {
  readonly node: string;
  readonly cpu: string;
  readonly cores: number;
  readonly commit: string;
  /** YYYY-MM-DD. */
  readonly date: string;
}

export interface Measurement {
  readonly name: string;
  readonly what: string;
  /** Medians: CPU microseconds per message, messages per second, milliseconds to ready, megabytes of memory and of npm packages. */
  readonly cpuUs: number;
  readonly perSecond: number;
  readonly readyMs: number;
  readonly rssMb: number;
  readonly installMb: number;
  readonly rounds: readonly number[];
}

/** Where and of what the figures are. */
export function machine(): Machine {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
  const [first] = cpus();
  return {
    node: process.version,
    cpu: first?.model.trim() ?? 'unknown',
    cores: cpus().length,
    commit,
    date: new Date().toISOString().slice(0, 10),
  };
}

/** The figures as a report; ratios are paired by round. */
export function report(contenders: readonly Contender[], { costs, skipped }: Figures, plan: Plan): Report {
  const measured = contenders.filter(({ name }) => costs.has(name));
  const cpuOf = (name: string): readonly number[] => costs.get(name)?.cpu ?? [];
  const ours = measured.filter(({ name }) => name.startsWith('blinky'));
  const baselines = measured.filter(({ name }) => !name.startsWith('blinky'));
  const pairs = ours.flatMap((a) => baselines.map((b) => [a.name, b.name] as const));
  return {
    machine: machine(),
    plan,
    contenders: measured.map(({ name, what, packages }) => ({
      name,
      what,
      cpuUs: rounded(median(cpuOf(name)), 1),
      perSecond: Math.round(median(costs.get(name)?.perSecond ?? [])),
      readyMs: Math.round(median(costs.get(name)?.ready ?? [])),
      rssMb: Math.round(costs.get(name)?.rss ?? 0),
      installMb: Math.round(installMb(packages ?? Object.keys(dependenciesOf(root)), packages ? import.meta.dirname : root)),
      rounds: cpuOf(name).map((us) => rounded(us, 1)),
    })),
    ratios: Object.fromEntries(pairs.map(([a, b]) => [`${a}/${b}`, rounded(median(pairwise(cpuOf(a), cpuOf(b))), 3)])),
    skipped: Object.fromEntries(skipped),
  };
}

const root = join(import.meta.dirname, '..');

/** The report for people. */
export function asText({ machine: { node, cpu, cores }, plan, contenders, ratios, skipped }: Report): string {
  const lines = contenders.map(({ what, cpuUs, rounds, perSecond, readyMs, rssMb, installMb: mb }) => {
    const range = `${Math.min(...rounds)} – ${Math.max(...rounds)}`;
    const cells = [
      cpuUs.toFixed(1).padStart(8),
      range.padStart(17),
      ...[perSecond, readyMs, rssMb, mb].map((cell) => String(cell).padStart(8)),
    ];
    return `${what.padEnd(40)} ${cells.join(' ')}`;
  });
  const shares = Object.entries(ratios).map(([name, ratio]) => `${name.padEnd(40)} ${ratio.toFixed(3).padStart(8)}`);
  return [
    `Node ${node}, ${cores} × ${cpu}; ${plan.rounds} rounds of ${plan.messages} messages over ${plan.connections} connections`,
    '',
    `${''.padEnd(40)}   CPU µs      of the rounds    msg/s    ready  MB used  MB inst`,
    ...lines,
    ...Object.entries(skipped).map(([name, why]) => `${name}: skipped, ${why}`),
    '',
    'ratio of CPU, median of the rounds',
    ...shares,
    '',
  ].join('\n');
}

function pairwise(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, at) => value / (b[at] ?? Number.NaN));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
