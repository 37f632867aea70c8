import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { attacks } from '../test/slow/fuzz/attacks.ts';
import { fuzzedApp } from '../test/slow/fuzz/fuzzed-app.ts';
import { type Finding, fuzz, HANG_MS, type Outcome } from '../test/slow/fuzz/run.ts';
import { surfaces } from '../test/slow/fuzz/surfaces.ts';
import { type Machine, machine } from './report.ts';
import { resultsFile, writeResults } from './results.ts';

const usage = `Hostile inputs at everything that reads bytes from outside: counts crashes, holds of the event loop over ${HANG_MS} ms, and
changes of Object.prototype. Writes docs/fuzz.md, and every finding with its input to the JSON. Ends with 1 when there is any.

  npm run bench:fuzz -- --inputs 1000000 [--seed 7] [--json FILE] [--page FILE]
`;
const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    inputs: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '7' },
    json: { type: 'string', default: resultsFile('fuzz.json') },
    page: { type: 'string', default: join(import.meta.dirname, '..', 'docs', 'fuzz.md') },
  },
});
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}

const { app, url } = await fuzzedApp();
const outcome = await fuzz(surfaces(app, url), Number(values.inputs), Number(values.seed));
const alive = (await fetch(`${url}/readyz`)).ok;
await app.stop();
const page = pageOf(outcome, machine());
process.stdout.write(page);
writeResults(values.json, { machine: machine(), ...outcome });
writeFileSync(values.page, page);
process.exitCode = outcome.crashes.length + outcome.hangs.length > 0 || !alive ? 1 : 0;

function pageOf({ seed, counts, crashes, hangs, slowest }: Outcome, { node, commit, date }: Machine): string {
  const names = [...new Set(counts.map(({ surface }) => surface))];
  const of = (surface: string, attack: string): string => {
    const found = counts.find((count) => count.surface === surface && count.attack === attack);
    return found ? `${found.inputs} / ${found.refused}` : '';
  };
  const total = counts.reduce((sum, { inputs }) => sum + inputs, 0);
  return [
    '# Fuzzing',
    '',
    'Written by `npm run bench:fuzz`, not by hand.',
    '',
    `${total.toLocaleString('en')} inputs with seed ${seed}, Node ${node}, commit ${commit}, ${date}: **${crashes.length} crashes, ${hangs.length} inputs that held the event loop over ${HANG_MS} ms, no change of Object.prototype** (the run ends at one); ${alive ? 'ready afterwards' : 'NOT ready afterwards'}.`,
    '',
    'Each cell: inputs / refused with a typed error. The others were taken as what they are.',
    '',
    `| attack | ${names.join(' | ')} |`,
    `| --- |${' --- |'.repeat(names.length)}`,
    ...Object.keys(attacks).map((attack) => `| ${[attack, ...names.map((name) => of(name, attack))].join(' | ')} |`),
    `| slowest input, ms | ${names.map((name) => (slowest[name] ?? 0).toFixed(1)).join(' | ')} |`,
    '',
    ...[...crashes, ...hangs].map(({ surface, attack, what }: Finding) => `- ${surface}, ${attack}: ${what}`),
    '',
  ].join('\n');
}
