import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { BlinkyError } from '#sdk';
import { processEnvironment } from '../kernel/settings.ts';

const usage = `Fetches the questions that nobody could answer from a running Blinky (GAPS=on, ADMIN_API_KEY set) as a CSV in the catalog's
columns. HR completes the answers, deletes the other rows, and adds the rest to the catalog (or checks them as CATALOG_CSV).

  npm run -s gaps -- [--url http://127.0.0.1:8000] [--key-file FILE] [--out FILE.csv]
      --key-file   file that holds the operators' key; default: ADMIN_API_KEY (or ADMIN_API_KEY_FILE)
      --out        default: standard output
`;

const DEADLINE_MS = 15_000;

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
      url: { type: 'string', default: 'http://127.0.0.1:8000' },
      'key-file': { type: 'string' },
      out: { type: 'string' },
    },
  });
  if (values.help) return void process.stdout.write(usage);
  const csv = await download(values.url, await readKey(values['key-file']));
  if (values.out === undefined) return void process.stdout.write(csv);
  await writeFile(values.out, csv);
  process.stdout.write(`${values.out}: ${csv.toString().split('\r\n').length - 2} question(s)\n`);
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
