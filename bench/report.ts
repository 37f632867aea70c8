import { cpus } from 'node:os';
import type { Contender } from './contenders.ts';
import type { Figures, Plan } from './rounds.ts';

/** What `npm run bench -- --json` writes. Times in CPU microseconds per message; ratios are medians of the rounds' own ratios. */
export interface Report {
  readonly node: string;
  readonly cpu: string;
  readonly plan: Plan;
  readonly contenders: readonly {
    readonly name: string;
    readonly what: string;
    readonly median: number;
    readonly rounds: readonly number[];
  }[];
  readonly ratios: Readonly<Record<string, number>>;
}

/** The figures as a report; ratios are Blinky's cost over each baseline's, paired by round. */
export function report(contenders: readonly Contender[], figures: Figures, plan: Plan): Report {
  const of = (name: string): readonly number[] => figures.get(name) ?? [];
  const [ours, baselines] = [true, false].map((own) => contenders.filter(({ name }) => name.startsWith('blinky') === own)) as [
    Contender[],
    Contender[],
  ];
  const pairs = ours.flatMap((a) => baselines.map((b) => [a.name, b.name] as const));
  return {
    node: process.version,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    plan,
    contenders: contenders.map(({ name, what }) => ({
      name,
      what,
      median: rounded(median(of(name)), 1),
      rounds: of(name).map((us) => rounded(us, 1)),
    })),
    ratios: Object.fromEntries(pairs.map(([a, b]) => [`${a}/${b}`, rounded(median(pairwise(of(a), of(b))), 3)])),
  };
}

/** The report for people. */
export function asText({ node, cpu, plan, contenders, ratios }: Report): string {
  const lines = contenders.map(
    ({ what, median: us, rounds }) => `${what.padEnd(38)} ${us.toFixed(1).padStart(7)}   ${Math.min(...rounds)} – ${Math.max(...rounds)}`,
  );
  const shares = Object.entries(ratios).map(([name, ratio]) => `${name.padEnd(38)} ${ratio.toFixed(3).padStart(7)}`);
  return [
    `Node ${node}, ${cpu}; ${plan.rounds} rounds of ${plan.messages} messages over ${plan.connections} connections`,
    '',
    'CPU µs per message                      median   range of the rounds',
    ...lines,
    '',
    'ratio of CPU, median of the rounds',
    ...shares,
    '',
  ].join('\n');
}

function pairwise(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, at) => value / (b[at] ?? Number.NaN));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
