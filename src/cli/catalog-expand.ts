import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { Registry } from 'prom-client';
import { loadCompany } from '#catalog';
import { BlinkyError, type CatalogEntry, z } from '#sdk';
import { type ModelSettings, modelSettings } from '../kernel/model-settings.ts';
import { root } from '../kernel/paths.ts';
import { resolveSettings } from '../kernel/resolve-settings.ts';
import { processEnvironment } from '../kernel/settings.ts';
import { createModel, type Model, newSession, type TokenSession } from '../model/model.ts';
import { readVariations, variationsRequest } from '../model/variations.ts';
import { createLogger } from '../observability/logger.ts';
import { csvCell } from './catalog/to-csv.ts';
import { loadEntries } from './eval/engine.ts';
import { progressOf } from './progress.ts';
import { runCommand } from './run.ts';

const usage = `Proposes other ways to ask each catalog row, from the model, into a file for review. Ten to twenty phrasings per row
beat any search: read them, delete what is wrong, and copy the rest into the column "variations".

  npm run -s catalog:expand -- [--catalog FILE.csv] [--out FILE.csv] [--per-row 10] [--budget 200000] [--json]
      --out      default variaciones.csv; columns id, question, variations (separated by |). Rows that stand in it are
                 skipped, so that a run that was stopped goes on where it ended
      --budget   model tokens of this run; needs OPENAI_API_KEY or OPENAI_API_KEYS
`;

const ROW_DEADLINE_MS = 60_000;
const AT_ONCE = 4;
/** This many failures in a row are not an accident. */
const PATIENCE = 3;

interface Run {
  readonly model: Model;
  readonly session: TokenSession;
  readonly entries: readonly CatalogEntry[];
  readonly out: string;
  readonly perRow: number;
  readonly progress: (done: number) => void;
}

interface Outcome {
  rows: number;
  variations: number;
  failed: number;
  /** Why the run ended before the last row. */
  stopped?: string;
}

await runCommand(main);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      ...{ help: { type: 'boolean' }, json: { type: 'boolean' }, catalog: { type: 'string' } },
      ...{ out: { type: 'string', default: 'variaciones.csv' }, 'per-row': { type: 'string', default: '10' } },
      budget: { type: 'string', default: '200000' },
    },
  });
  if (values.help) return void process.stdout.write(usage);
  const { entries } = await loadEntries(values.catalog ?? processEnvironment().get('CATALOG_CSV'));
  const model = modelWithin(whole('--budget', values.budget, [1_000, 100_000_000]));
  const done = await idsIn(values.out);
  const missing = entries.filter(({ id }) => !done.has(id));
  const run = { model, session: newSession(), entries, out: values.out, perRow: whole('--per-row', values['per-row'], [1, 30]) };
  const outcome = await expand(missing, { ...run, progress: progressOf(entries.length, done.size) });
  await model.stop();
  report({ ...outcome, skipped: done.size, tokens: run.session.used, out: values.out }, values.json ?? false);
}

/** Asks for the rows, a few at once, and appends each as soon as it is there. */
async function expand(missing: readonly CatalogEntry[], run: Run): Promise<Outcome> {
  const outcome: Outcome = { rows: 0, variations: 0, failed: 0 };
  const company = loadCompany(join(root, 'catalog', 'company.yaml'));
  const queue = [...missing];
  let failuresInARow = 0;
  const work = async (): Promise<void> => {
    for (let entry = queue.shift(); entry && outcome.stopped === undefined; entry = queue.shift()) {
      const request = variationsRequest(entry, company, run.perRow);
      try {
        const output = await run.model.inSession(run.session, () => run.model.client.structured(request, new AbortController().signal));
        const variations = readVariations(output, entry, run.entries);
        await appendFile(run.out, `${[entry.id, entry.question, variations.join(' | ')].map(csvCell).join(',')}\n`);
        outcome.rows++;
        outcome.variations += variations.length;
        failuresInARow = 0;
        run.progress(outcome.rows);
      } catch (error) {
        if (run.session.budgetSpent) {
          outcome.stopped ??= 'the token budget is spent: run it again to go on';
          continue;
        }
        outcome.failed++;
        if (++failuresInARow >= PATIENCE) outcome.stopped ??= error instanceof BlinkyError ? error.line : 'the model gives no answer';
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return outcome;
}

function modelWithin(budget: number): Model {
  const owner = { name: 'host', code: 'BLINKY_SETTINGS' as const, mustBeOn: true };
  const resolved = resolveSettings(z.strictObject(modelSettings), processEnvironment(), owner);
  if (resolved.state === 'error') throw resolved.problems[0];
  const settings = { ...(resolved.state === 'on' ? resolved.values : {}), SESSION_TOKEN_BUDGET: budget } as ModelSettings;
  const model = createModel({
    settings,
    turnDeadlineMs: ROW_DEADLINE_MS,
    now: () => new Date(),
    log: createLogger('error'),
    registry: new Registry(),
    company: () => loadCompany(join(root, 'catalog', 'company.yaml')),
  });
  if (model) return model;
  throw new BlinkyError('BLINKY_SETTINGS', 'there is no model', { owner: 'catalog:expand', hint: 'set OPENAI_API_KEY or OPENAI_API_KEYS' });
}

/** The ids that stand in a file of proposals; starts the file where there is none. */
async function idsIn(file: string): Promise<ReadonlySet<string>> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) await appendFile(file, '\uFEFFid,question,variations\n');
  const rows = parse(text ?? '', { bom: true, columns: true, relax_column_count: true }) as { id?: string }[];
  return new Set(rows.flatMap(({ id }) => id ?? []));
}

function report(result: Outcome & { readonly skipped: number; readonly tokens: number; readonly out: string }, json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else {
    const { rows, variations, skipped, failed, tokens, out } = result;
    process.stdout.write(
      `${variations} variations for ${rows} rows in ${out} (${skipped} were there, ${failed} failed, ${tokens} tokens)\n`,
    );
    if (result.stopped) process.stderr.write(`stopped: ${result.stopped}\n`);
  }
  if (result.stopped || result.failed > 0) process.exitCode = 1;
}

function whole(name: string, text: string, [least, most]: readonly [number, number]): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new BlinkyError('BLINKY_BAD_REQUEST', `${name} must be a whole number from ${least} to ${most}`, {
    owner: 'catalog:expand',
    hint: 'see --help',
  });
}
