import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { BlinkyError } from '#sdk';
import { GAPS_KEPT } from '../gaps/gap-store.ts';
import { gapsCsv } from '../gaps/gaps-csv.ts';
import { processEnvironment, readSettings } from '../kernel/settings.ts';
import { Database } from '../postgres/database.ts';
import { PostgresGaps } from '../postgres/postgres-gaps.ts';
import { createVault } from '../postgres/vault.ts';

const usage = `Fetches the questions that nobody could answer (GAPS=on) as a CSV in the catalog's columns: from the database where
DATABASE_URL and BLINKY_SECRET are set, else from a running Blinky (ADMIN_API_KEY set). HR completes the answers, deletes the other
rows, and adds the rest to the catalog (or checks them as CATALOG_CSV).

  npm run -s gaps -- [--url URL] [--key-file FILE] [--out FILE.csv]
      --url        ask the Blinky there, also where DATABASE_URL is set; default: http://127.0.0.1:8000
      --key-file   the same, with the operators' key of that file; default: ADMIN_API_KEY (or ADMIN_API_KEY_FILE)
      --out        default: standard output
`;

const DEADLINE_MS = 15_000;
const UNDEFINED_TABLE = '42P01';

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof BlinkyError ? error.line : error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      url: { type: 'string' },
      'key-file': { type: 'string' },
      out: { type: 'string' },
    },
  });
  if (values.help) return void process.stdout.write(usage);
  const csv = await fetchCsv(values.url, values['key-file']);
  if (values.out === undefined) return void process.stdout.write(csv);
  await writeFile(values.out, csv);
  process.stdout.write(`${values.out}: ${csv.toString().split('\r\n').length - 2} question(s)\n`);
}

/** From the database, unless the caller names a running Blinky or there is no database. */
async function fetchCsv(url: string | undefined, keyFile: string | undefined): Promise<Buffer> {
  const named = url !== undefined || keyFile !== undefined;
  if (!named && processEnvironment().get('DATABASE_URL') !== undefined) return fromDatabase();
  return download(url ?? 'http://127.0.0.1:8000', await readKey(keyFile));
}

/** Changes nothing there: a schema without the table gets it when Blinky starts. */
async function fromDatabase(): Promise<Buffer> {
  const { DATABASE_URL = '', DATABASE_DIRECT_URL, BLINKY_SECRET = '', BLINKY_SECRET_PREVIOUS } = readSettings().host;
  const database = new Database({ url: DATABASE_URL, connections: 1, pooled: DATABASE_DIRECT_URL !== undefined });
  try {
    return Buffer.from(gapsCsv(await new PostgresGaps(database, createVault(BLINKY_SECRET, BLINKY_SECRET_PREVIOUS)).list(GAPS_KEPT)));
  } catch (error) {
    if ((error as { code?: string }).code !== UNDEFINED_TABLE) throw error;
    throw fault('the database keeps no questions yet', 'start this version of Blinky on it once, with GAPS=on');
  } finally {
    await database.stop();
  }
}

/** The operators' key, from a file or the settings. Throws where there is none. */
async function readKey(file: string | undefined): Promise<string> {
  const key = file === undefined ? processEnvironment().get('ADMIN_API_KEY') : (await readFile(file, 'utf8').catch(() => '')).trim();
  if (key) return key;
  const wrong = file === undefined ? 'ADMIN_API_KEY is not set' : 'the file of the key is missing or empty';
  throw fault(wrong, 'give --key-file, or set ADMIN_API_KEY');
}

async function download(url: string, key: string): Promise<Buffer> {
  const address = URL.canParse(url) ? new URL('/admin/gaps.csv', url) : undefined;
  if (!address) throw fault('--url is no URL', 'give the address of Blinky, such as http://127.0.0.1:8000');
  const headers = { authorization: `Bearer ${key}` };
  const response = await fetch(address, { headers, redirect: 'error', signal: AbortSignal.timeout(DEADLINE_MS) }).catch(() => undefined);
  if (!response) throw fault('Blinky does not answer there', 'start it, or correct --url');
  if (response.status === 401) throw fault('the key was refused', 'give the ADMIN_API_KEY of that Blinky');
  if (response.status === 404) throw fault('it keeps no questions', 'set GAPS=on and ADMIN_API_KEY, and restart it');
  if (!response.ok) throw fault(`it answered ${response.status}`, 'see its log');
  return Buffer.from(await response.arrayBuffer()); // not as text, which would lose the mark that Excel needs
}

function fault(wrong: string, hint: string): BlinkyError {
  return new BlinkyError('BLINKY_BAD_REQUEST', wrong, { owner: 'gaps', hint });
}
