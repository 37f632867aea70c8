import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { percentile, type Verdict } from './ledger.ts';

/** What the rounds of one kind of fault came to. */
export interface Line extends Omit<Verdict, 'recoveryMs'> {
  readonly fault: string;
  readonly what: string;
  readonly rounds: number;
  /** Why it was not played. */
  readonly skipped?: string;
  readonly recoveryMs: { readonly p50: number | null; readonly p99: number | null; readonly max: number | null; readonly n: number };
}

export interface Report {
  readonly seed: number;
  readonly replicas: number;
  readonly node: string;
  readonly machine: string;
  readonly lines: readonly Line[];
}

/** The rounds of one fault as one line. */
export function summarise(fault: string, what: string, verdicts: readonly (Verdict | string)[]): Line {
  const played = verdicts.filter((verdict) => typeof verdict !== 'string');
  const skipped = verdicts.find((verdict) => typeof verdict === 'string');
  const sum = (of: (verdict: Verdict) => number): number => played.reduce((total, verdict) => total + of(verdict), 0);
  const recovery = played.flatMap(({ recoveryMs }) => recoveryMs);
  const at = (share: number): number | null => rounded(percentile(recovery, share));
  return {
    fault,
    what,
    rounds: played.length,
    ...(skipped !== undefined && { skipped }),
    messages: sum(({ messages }) => messages),
    lost: sum(({ lost }) => lost),
    outOfOrder: sum(({ outOfOrder }) => outOfOrder),
    doubleCommits: sum(({ doubleCommits }) => doubleCommits),
    forgotten: sum(({ forgotten }) => forgotten),
    duplicateReplies: sum(({ duplicateReplies }) => duplicateReplies),
    notTaken: sum(({ notTaken }) => notTaken),
    recoveryMs: { p50: at(0.5), p99: at(0.99), max: at(1), n: recovery.length },
  };
}

function rounded(ms: number | undefined): number | null {
  return ms === undefined ? null : Math.round(ms);
}

/** Where it was measured. */
export function machine(): string {
  const [cpu] = cpus();
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}`;
}

/** The report as a Markdown table. */
export function asMarkdown({ seed, replicas, node, machine, lines }: Report): string {
  const rows = lines.map((line) => {
    const { fault, what, rounds, skipped, messages, lost, outOfOrder, doubleCommits, forgotten, duplicateReplies, notTaken, recoveryMs } =
      line;
    if (skipped !== undefined && rounds === 0) return `| ${fault} | ${what} | skipped: ${skipped} | | | | | | | | |`;
    const times = recoveryMs.n === 0 ? '–' : `${recoveryMs.p50} / ${recoveryMs.p99} / ${recoveryMs.max}`;
    return `| ${fault} | ${what} | ${rounds} | ${messages} | ${lost} | ${outOfOrder} | ${doubleCommits} | ${forgotten} | ${duplicateReplies} | ${notTaken} | ${times} |`;
  });
  return [
    '| fault | what happens | rounds | messages | lost | out of order | double commits | forgotten | duplicate replies | not taken | recovery ms p50 / p99 / max |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    `Seed ${seed}, ${replicas} replicas, Node ${node}, ${machine}. Again: \`npm run bench:chaos -- --seed ${seed}\`.`,
    '',
  ].join('\n');
}

const BEGIN = '<!-- chaos:begin -->';
const END = '<!-- chaos:end -->';

/** Puts the table between the marks of a document. */
export function writeInto(file: string, table: string): void {
  const text = readFileSync(file, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${file} has no place for the table (${BEGIN} … ${END})`);
  writeFileSync(file, `${before}${BEGIN}\n\n${table}\n${END}${after}`);
}
