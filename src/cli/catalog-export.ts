import { parseArgs } from 'node:util';
import { BlinkyError } from '#sdk';
import { processEnvironment } from '../kernel/settings.ts';
import { exportCatalog } from './catalog/transfer.ts';
import { runCommand } from './run.ts';

const usage = `Writes the catalog that is kept in the database as a CSV file (default: to standard output), in its order. Importing that
file gives the same catalog, byte for byte.

  npm run -s catalog:export [-- FILE.csv] [--source ID] [--json]
      --source   catalog plugin to read, where several can be written
  Settings: DATABASE_URL, CATALOG_TABLE (default catalog), CATALOG_COLUMNS
`;

await runCommand(main);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean' }, json: { type: 'boolean' }, source: { type: 'string' } },
  });
  if (values.help) return void process.stdout.write(usage);
  const [file, ...more] = positionals;
  if (more.length > 0 || (values.json && file === undefined)) {
    throw new BlinkyError('BLINKY_BAD_REQUEST', 'one file must be named', { owner: 'catalog:export', hint: 'see --help' });
  }
  const { csv, ...result } = await exportCatalog({ file, source: values.source, environment: processEnvironment() });
  if (file === undefined) process.stdout.write(csv);
  else if (values.json) process.stdout.write(`${JSON.stringify({ file, ...result })}\n`);
  else process.stdout.write(`${result.rows} rows of ${result.place} written to ${file}\n`);
}
