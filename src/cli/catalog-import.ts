import { parseArgs } from 'node:util';
import { BlinkyError } from '#sdk';
import { processEnvironment } from '../kernel/settings.ts';
import { type ImportResult, importCatalog } from './catalog/transfer.ts';
import { progressOf } from './progress.ts';
import { runCommand } from './run.ts';

const usage = `Makes a CSV file the catalog in the database: all rows, in their order, in one transaction. The file is checked first, as
at a start: one that is broken changes nothing, and the error names row and remedy. Makes the table where there is none.

  npm run -s catalog:import -- FILE.csv [--dry-run] [--source ID] [--json]
      --dry-run  shows what would be added, changed and removed, and writes nothing
      --source   catalog plugin to write to, where several can be written
  Settings: DATABASE_URL, CATALOG_TABLE (default catalog), CATALOG_COLUMNS. Answer from it with CATALOG=postgres
`;

const LONG_ROWS = 2_000;
const MAX_LISTED = 20;

await runCommand(main);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { ...{ help: { type: 'boolean' }, json: { type: 'boolean' } }, 'dry-run': { type: 'boolean' }, source: { type: 'string' } },
  });
  if (values.help) return void process.stdout.write(usage);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw new BlinkyError('BLINKY_BAD_REQUEST', 'one file must be named', { owner: 'catalog:import', hint: 'see --help' });
  }
  const dryRun = values['dry-run'] ?? false;
  const result = await importCatalog({ file, source: values.source, environment: processEnvironment(), dryRun, onWritten: bar() });
  report(result, values.json ?? false);
}

/** Rows that are written in the blink of an eye need no bar. */
function bar(): (rows: number, total: number) => void {
  let show: ((rows: number) => void) | undefined;
  return (rows, total) => {
    if (total < LONG_ROWS) return;
    show ??= progressOf(total);
    show(rows);
  };
}

function report(result: ImportResult, json: boolean): void {
  if (json) return void process.stdout.write(`${JSON.stringify(result)}\n`);
  const { added, changed, removed, unchanged, place, dryRun, rows, warnings } = result;
  for (const warning of warnings) process.stderr.write(`${warning}\n`);
  if (dryRun) {
    const lines = [
      ...added.map((id) => `+ ${id}`),
      ...changed.map(({ id, columns }) => `~ ${id} (${columns.join(', ')})`),
      ...removed.map((id) => `- ${id}`),
    ];
    for (const line of lines.slice(0, MAX_LISTED)) process.stdout.write(`${line}\n`);
    if (lines.length > MAX_LISTED) process.stdout.write(`and ${lines.length - MAX_LISTED} more\n`);
  }
  const did = dryRun ? 'would be written to' : 'written to';
  const counts = `${added.length} added, ${changed.length} changed, ${removed.length} removed, ${unchanged} as they were`;
  process.stdout.write(`${rows} rows ${did} ${place}: ${counts}\n`);
}
