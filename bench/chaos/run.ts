import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { faults } from './faults.ts';
import { buildCurrent } from './layout.ts';
import type { Verdict } from './ledger.ts';
import { asMarkdown, type Line, machine, type Report, summarise, writeInto } from './report.ts';
import { playRound } from './round.ts';

const usage = `Breaks replicas, the database and the network between them while messages arrive, and counts what became of each message.
A real PostgreSQL and real processes; the platform is played here. Exit 1 when a message was lost, out of order, counted twice or forgotten.

  npm run bench:chaos -- [--fault KIND[,KIND…]] [--rounds N] [--messages M] [--seed S] [--replicas R] [--json FILE] [--write]
      --fault     all (default), none, or of: ${Object.keys(faults).join(', ')}
      --rounds    of each kind, default 3;  --messages of each round, default 400;  --replicas default 2
      --memory    one replica without a database, for comparison; with --fault none
      --write     puts the table into docs/reliability.md
  CHAOS_VERBOSE=1 shows what the replicas log
`;

const { values } = parseArgs({
  options: {
    ...{ help: { type: 'boolean' }, write: { type: 'boolean' }, memory: { type: 'boolean', default: false }, json: { type: 'string' } },
    ...{ fault: { type: 'string', default: 'all' }, rounds: { type: 'string', default: '3' }, seed: { type: 'string', default: '1' } },
    ...{ messages: { type: 'string', default: '400' }, replicas: { type: 'string', default: '2' } },
  },
});
if (values.help) process.stdout.write(usage);
else await main();

async function main(): Promise<void> {
  const [rounds, messages, seed, replicas] = ['rounds', 'messages', 'seed', 'replicas'].map((name) => whole(name)) as [
    number,
    number,
    number,
    number,
  ];
  const build = buildCurrent();
  const lines: Line[] = [];
  for (const kind of kinds()) {
    const fault = faults[kind];
    const verdicts: (Verdict | string)[] = [];
    for (let round = 0; round < rounds; round++) {
      const verdict = await playRound({ fault, seed: seed * 1_000 + round, messages, replicas, memory: values.memory, build });
      process.stderr.write(`${kind} ${round + 1}/${rounds}: ${typeof verdict === 'string' ? `skipped: ${verdict}` : short(verdict)}\n`);
      verdicts.push(verdict);
      if (typeof verdict === 'string') break;
    }
    lines.push(summarise(kind, fault?.what ?? 'nothing is broken', verdicts));
  }
  build.delete();
  const report: Report = { seed, replicas, node: process.version, machine: machine(), lines };
  const table = asMarkdown(report);
  process.stdout.write(table);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(report, undefined, 2)}\n`);
  if (values.write) writeInto(join(import.meta.dirname, '..', '..', 'docs', 'reliability.md'), table);
  if (lines.some(({ lost, outOfOrder, doubleCommits, forgotten }) => lost + outOfOrder + doubleCommits + forgotten > 0))
    process.exitCode = 1;
}

function kinds(): string[] {
  if (values.fault === 'all') return Object.keys(faults);
  const chosen = values.fault.split(',');
  const unknown = chosen.filter((kind) => kind !== 'none' && !Object.hasOwn(faults, kind));
  if (unknown.length > 0) throw new Error(`--fault knows no ${unknown.join(', ')}: see --help`);
  return chosen;
}

function whole(name: string): number {
  const value = Number(values[name as 'rounds']);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`--${name} must be a whole number above 0`);
}

function short({ messages, lost, outOfOrder, doubleCommits, forgotten, duplicateReplies, notTaken }: Verdict): string {
  return `${messages} messages, ${lost} lost, ${outOfOrder} out of order, ${doubleCommits} double, ${forgotten} forgotten, ${duplicateReplies} duplicates, ${notTaken} not taken`;
}
