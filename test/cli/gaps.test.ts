import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import type { ChannelRequest } from '#sdk';
import { gapsCsv } from '../../src/gaps/gaps-csv.ts';
import { adminDoor } from '../../src/http/admin/door.ts';
import { Database } from '../../src/postgres/database.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { PostgresGaps } from '../../src/postgres/postgres-gaps.ts';
import { createVault } from '../../src/postgres/vault.ts';
import { type Served, serve } from '../http/serve.ts';
import { createDatabase, describeWithPostgres } from '../support/postgres.ts';

const root = join(import.meta.dirname, '..', '..');
const KEY = 'an-admin-key-of-a-test';
const csv = gapsCsv([{ key: 'x', text: '¿Hay yoga?', locale: 'es-MX', count: 3, lastSeen: 0 }]);

describe('npm run gaps', () => {
  let folder: string;
  let served: Served;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gaps-'));
    await writeFile(join(folder, 'key'), `${KEY}\n`);
    const door = adminDoor({ key: () => KEY, now: () => new Date() });
    const handle = async (request: ChannelRequest) => {
      door.page(request);
      return { status: 200, headers: { 'content-type': 'text/csv; charset=utf-8' }, body: csv };
    };
    served = await serve({ ownRoutes: [{ method: 'get', path: '/admin/gaps.csv', handle }] });
  });
  after(async () => {
    await served.server.stop();
    await rm(folder, { recursive: true });
  });

  it('fetches the spreadsheet with the key of a file, to standard output or a file', async () => {
    const key = join(folder, 'key');
    expect(await gaps('--url', served.url, '--key-file', key)).to.deep.equal({ code: 0, out: csv, error: '' });
    const out = join(folder, 'gaps.csv');
    expect((await gaps('--url', served.url, '--key-file', key, '--out', out)).out).to.equal(`${out}: 1 question(s)\n`);
    expect(await readFile(out, 'utf8')).to.equal(csv);
  });

  it('says what to do about a missing or wrong key, and a Blinky that is not there', async () => {
    const wrong = join(folder, 'wrong');
    await writeFile(wrong, 'another key');
    expect((await gaps('--url', served.url, '--key-file', wrong)).error).to.contain('the key was refused: give the ADMIN_API_KEY');
    expect((await gaps('--url', served.url, '--key-file', join(folder, 'none'))).error).to.contain('missing or empty');
    expect((await gaps('--url', 'http://127.0.0.1:9', '--key-file', wrong)).error).to.contain('Blinky does not answer there');
    expect(await gaps('--url', 'x', '--key-file', wrong)).to.include({ code: 1, out: '' });
  });
});

describeWithPostgres('npm run gaps with a database', () => {
  const secret = randomBytes(32).toString('hex');
  let database: Awaited<ReturnType<typeof createDatabase>>;
  before(async () => {
    database = await createDatabase();
  });
  after(() => database.drop());
  const read = (...args: readonly string[]) => gapsWith({ DATABASE_URL: database.url, BLINKY_SECRET: secret }, ...args);

  it('reads it there, without a Blinky that runs; before the table is there it says so', async () => {
    expect(await read())
      .include({ code: 1, out: '' })
      .property('error')
      .contain('keeps no questions yet: start this version');
    await migrate(database.url);
    const connected = new Database({ url: database.url, connections: 1 });
    const store = new PostgresGaps(connected, createVault(secret));
    for (const lastSeen of [1, 2, 3]) await store.record({ key: 'hay yoga', text: '¿Hay yoga?', locale: 'es-MX', lastSeen });
    await connected.stop();
    expect(await read()).deep.equal({ code: 0, out: csv, error: '' });
  });

  it('asks a running Blinky where one is named, and needs the secret of the database', async () => {
    expect((await read('--url', 'http://127.0.0.1:9')).error).contain('ADMIN_API_KEY is not set');
    expect((await gapsWith({ DATABASE_URL: database.url })).error).contain('BLINKY_SECRET is missing');
  });
});

function gaps(...args: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  return gapsWith({}, ...args);
}

async function gapsWith(
  variables: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<{ code: number; out: string; error: string }> {
  const env = { ...process.env, ...variables };
  const run = promisify(execFile)(process.execPath, ['--conditions=source', 'src/cli/gaps.ts', ...args], { cwd: root, env });
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, error: stderr }),
    (failed: { code: number; stdout: string; stderr: string }) => ({ code: failed.code, out: failed.stdout, error: failed.stderr }),
  );
}
