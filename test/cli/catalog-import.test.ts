import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { exportCatalog, importCatalog } from '../../src/cli/catalog/transfer.ts';
import { environmentOf } from '../kernel/settings-of.ts';
import { createDatabase, describeWithPostgres } from '../support/postgres.ts';
import type { TestDatabase } from '../support/postgres-server.ts';
import { refusalOf } from '../support/refusal.ts';

const root = join(import.meta.dirname, '..', '..');
const head = 'id,question,answer,additional_info\n';
const tricky = [
  'id,question,answer,additional_info,owner',
  'comillas,"¿Qué dice ""hola""?","una, dos; tres",,rh@a.example',
  'saltos,¿Dos líneas?,"una\r\notra\n\ntercera",,',
  '" espacios ",¿Espacios?," dentro ","\tcon tabulador",',
  ',¿Sin id?,Sí 🎉,\\N,',
  '',
].join('\n');

describeWithPostgres('catalog:import and catalog:export', () => {
  let folder: string;
  let database: TestDatabase;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'blinky-import-'));
  });
  beforeEach(async () => {
    database = await createDatabase();
  });
  afterEach(() => database.drop());
  after(() => rm(folder, { recursive: true }));

  const environment = () => environmentOf({ DATABASE_URL: database.url });
  const take = (file: string, options: { dryRun?: boolean; onWritten?: (rows: number, total: number) => void } = {}) =>
    importCatalog({ file, environment: environment(), dryRun: false, ...options });
  const give = async (file?: string): Promise<string> => (await exportCatalog({ file, environment: environment() })).csv;
  const file = async (name: string, content: string): Promise<string> => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };

  it('bring the shipped catalog back byte for byte', async () => {
    const shipped = join(root, 'catalog', 'faq.csv');
    await take(shipped);
    expect(await give()).to.equal(await readFile(shipped, 'utf8'));
  });

  it('bring back quotes, line breaks, spaces and empty cells, also through a second round', async () => {
    await take(await file('tricky.csv', tricky));
    const once = join(folder, 'once.csv');
    await give(once);
    expect(await readFile(once, 'utf8')).to.equal(tricky);
    const { added, changed, removed, unchanged } = await take(once, { dryRun: true });
    expect({ added, changed, removed, unchanged }).to.deep.equal({ added: [], changed: [], removed: [], unchanged: 4 });
  });

  it('change nothing for a file that is broken, and name row and remedy', async () => {
    const good = `${head}a,¿Hay comedor?,Sí,\n`;
    await take(await file('good.csv', good));
    const { line } = await refusalOf(take(await file('broken.csv', `${head}a,¿Uno?,a,\nb,¿Dos?,,\n`)));
    expect(line).to.match(/broken\.csv:3: answer is empty: fill it in/);
    expect(await give()).to.equal(good);
  });

  it('tell in a dry run what would be added, changed and removed, and write nothing', async () => {
    const first = `${head}a,¿A?,1,\nb,¿B?,1,\nc,¿C?,1,\n`;
    await take(await file('first.csv', first));
    const second = await file('second.csv', `${head}b,¿B?,2,\nc,¿C?,1,\nd,¿D?,1,\n`);
    const { added, changed, removed, unchanged } = await take(second, { dryRun: true });
    expect({ added, changed, removed, unchanged }).to.deep.equal({
      added: ['d'],
      changed: [{ id: 'b', columns: ['answer'] }],
      removed: ['a'],
      unchanged: 1,
    });
    expect(await give()).to.equal(first);
  });

  it('tell how far a long file is', async () => {
    const rows = Array.from({ length: 1_200 }, (_, at) => `r${at},¿Pregunta ${at}?,Sí,\n`);
    const told: string[] = [];
    await take(await file('long.csv', `${head}${rows.join('')}`), { onWritten: (done, total) => void told.push(`${done}/${total}`) });
    expect(told).to.deep.equal(['500/1200', '1000/1200', '1200/1200']);
  });

  it('say what is missing', async () => {
    expect((await refusalOf(give())).line).to.match(/table catalog holds no rows: fill it/);
    expect((await refusalOf(exportCatalog({ environment: environmentOf() }))).line).to.match(/DATABASE_URL is missing: set it/);
    const unknown = exportCatalog({ environment: environment(), source: 'mongo' });
    expect((await refusalOf(unknown)).line).to.match(/no catalog source that can be written: set DATABASE_URL/);
  });

  it('are commands that print what they did, or why not', async () => {
    const command = (name: 'import' | 'export', ...args: readonly string[]): Promise<Finished> =>
      run(join(root, 'src', 'cli', `catalog-${name}.ts`), args, { DATABASE_URL: database.url });
    const csv = await file('few.csv', `${head}a,¿A?,1,\n`);
    expect(await command('import', csv, '--dry-run')).to.deep.include({
      output: '+ a\n1 rows would be written to table catalog: 1 added, 0 changed, 0 removed, 0 as they were\n',
      code: 0,
    });
    expect(await command('export')).to.deep.equal({
      output: '',
      errors: 'BLINKY_CATALOG_INVALID  catalog:export  the table catalog holds no rows: fill it with npm run catalog:import -- FILE.csv\n',
      code: 1,
    });
  });
});

interface Finished {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

async function run(script: string, args: readonly string[], variables: Readonly<Record<string, string>>): Promise<Finished> {
  const env = { PATH: process.env.PATH, ...variables };
  const child: ChildProcess = spawn(process.execPath, ['--conditions=source', script, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [output, errors] = await Promise.all([child.stdout, child.stderr].map((stream) => text(stream as NodeJS.ReadableStream)));
  return { code: await exit, output: output ?? '', errors: errors ?? '' };
}
