import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import type { ChannelRequest } from '#sdk';
import { gapsCsv } from '../../src/gaps/gaps-csv.ts';
import { adminDoor } from '../../src/http/admin/door.ts';
import { type Served, serve } from '../http/serve.ts';

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

async function gaps(...args: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  const run = promisify(execFile)(process.execPath, ['--conditions=source', 'src/cli/gaps.ts', ...args], { cwd: root });
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, error: stderr }),
    (failed: { code: number; stdout: string; stderr: string }) => ({ code: failed.code, out: failed.stdout, error: failed.stderr }),
  );
}
