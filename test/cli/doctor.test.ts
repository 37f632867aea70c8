import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { mock } from 'node:test';
import { expect } from 'chai';
import { diagnose } from '../../src/cli/doctor-diagnose.ts';
import { checkFiles } from '../../src/cli/doctor-files.ts';
import type { Finding } from '../../src/cli/doctor-finding.ts';
import { checkNames } from '../../src/cli/doctor-names.ts';
import { checkNetwork } from '../../src/cli/doctor-network.ts';
import { type Configuration, configure } from '../../src/kernel/configure.ts';
import { essentials, Layout } from '../kernel/layout.ts';
import { environmentOf, hostOf } from '../kernel/settings-of.ts';

describe('the doctor', () => {
  const layout = new Layout('copied').ship(...essentials).drop('needs-two', 'plugins/channels');
  after(() => layout.delete());
  afterEach(() => mock.timers.reset());
  const lines = (findings: readonly Finding[]): string[] => findings.map(({ level, owner, message }) => `${level} ${owner} ${message}`);

  it('finds a healthy configuration healthy, and says what is on, off and loaded', async () => {
    const own = new Layout().ship(...essentials).drop('needs-two', 'plugins/channels');
    mock.timers.enable({ apis: ['Date'], now: new Date('2026-11-26') }); // every row of the shipped catalog is valid
    const findings = await diagnose({ environment: environmentOf({ PORT: '0' }), discovery: await own.discover(), folder: own.folder });
    own.delete();
    expect(findings.filter(({ level }) => level !== 'ok')).to.deep.equal([]);
    expect(lines(findings)).to.include.members([
      'ok host its settings are right',
      'ok channel/http on',
      'ok channel/needs-two off: set NEEDS_TWO_ACCOUNT, NEEDS_TWO_TOKEN to turn it on',
      'ok http a free port is picked',
    ]);
    expect(lines(findings).some((line) => /^ok catalog \d+ entries$/.test(line))).to.equal(true);
  });

  it('reports every fault in one run: host, plugins, catalog and company file', async () => {
    const own = new Layout('copied')
      .ship(...essentials)
      .drop('needs-two', 'plugins/channels')
      .drop('create-throws', 'plugins/intents');
    rmSync(join(own.folder, 'catalog/company.yaml'));
    writeFileSync(join(own.folder, 'empty.csv'), 'question,answer,additional_info\n');
    const variables = { LOG_LEVEL: 'loud', NEEDS_TWO_ACCOUNT: 'a', CATALOG_CSV: join(own.folder, 'empty.csv') };
    const findings = await diagnose({ environment: environmentOf(variables), discovery: await own.discover(), folder: own.folder });
    own.delete();
    const wrong = findings.filter(({ level }) => level === 'error');
    expect(wrong.map(({ owner }) => owner)).to.include.members(['host', 'channel/needs-two', 'catalog', 'intent/create-throws']);
    for (const { remedy, message } of wrong) expect(remedy, message).to.be.a('string');
  });

  it('warns of a variable that is a slip of the finger from a setting', () => {
    const settings = ['BLINKY_API_KEYS', 'MicrosoftAppId', 'PORT', 'OPENAI_API_KEY', 'OPENAI_API_KEYS'];
    const slips = {
      BLINKY_API_KEY: 'BLINKY_API_KEYS',
      MICROSOFT_APP_ID: 'MicrosoftAppId',
      BLINKY_APY_KEYS: 'BLINKY_API_KEYS',
      OPENAIAPIKEY: 'OPENAI_API_KEY',
    };
    const found = checkNames([...Object.keys(slips), ...settings, 'OPENAI_API_KEYS_FILE', 'PORTS', 'HOME', 'npm_config_cache'], settings);
    expect(found.map(({ level, message, remedy }) => [level, message.split(' ')[0], remedy])).to.deep.equal(
      Object.entries(slips).map(([name, meant]) => ['warning', name, `rename it if you mean ${meant}`]),
    );
  });

  it('reads the lexicon of every language', async () => {
    const own = new Layout('copied');
    writeFileSync(join(own.folder, 'catalog/lexico.en.csv'), 'concept,term\nsalario,pay\n');
    const findings = await checkFiles(own.folder, { plugins: [], dialogs: [], problems: [] });
    own.delete();
    const wrong = findings.filter(({ level }) => level === 'error');
    expect(lines(wrong).join('\n')).to.match(/lexico\.en\.csv:1 the header must be concept,term,kind/);
  });

  it('reads what the dialogs that are there read', async () => {
    const readers = ['directorio', 'lista_primer_dia', 'pedir_vacaciones'];
    const own = new Layout('copied').ship(...readers.map((name) => `dialogs/${name}`));
    const check = async () => lines(await checkFiles(own.folder, configure(await own.discover(), environmentOf(), hostOf())));
    expect((await check()).filter((line) => /^ok catalog (directory|checklists|vacations)/.test(line))).to.have.length(3);
    writeFileSync(join(own.folder, 'catalog/directory.csv'), 'name,role,area,email,extension\nAna,,,,1\n');
    rmSync(join(own.folder, 'catalog/checklists.csv'));
    writeFileSync(join(own.folder, 'catalog/vacations.yaml'), 'noticeDays: many\n');
    const wrong = (await check()).filter((line) => line.startsWith('error catalog'));
    for (const file of ['directory.csv:2', 'checklists.csv', 'vacations.yaml: noticeDays']) expect(wrong.join('\n')).to.contain(file);
    for (const name of readers) own.remove(`dialogs/${name}`);
    expect((await check()).filter((line) => line.startsWith('error'))).to.deep.equal([]);
    own.delete();
  });

  it('reports a catalog that cannot be used', async () => {
    const own = new Layout().ship(...essentials);
    const environment = environmentOf({ PORT: '0', CATALOG_CSV: join(own.folder, 'typo.csv') });
    const findings = await diagnose({ environment, discovery: await own.discover(), folder: own.folder });
    own.delete();
    expect(lines(findings).filter((line) => line.startsWith('error'))).to.have.length(1);
    expect(findings.find(({ level }) => level === 'error')).to.deep.include({ owner: 'catalog/csv' });
  });

  it('sees that the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const findings = await checkNetwork(hostOf({ PORT: String(port) }), []);
    other.close();
    expect(lines(findings)).to.deep.equal([`error http cannot listen on 127.0.0.1:${port} (EADDRINUSE)`]);
  });

  it('warns of a bind that others reach without a key, or with anonymous access', async () => {
    const bind = { HOST: '0.0.0.0' };
    expect((await network(bind)).map(({ message }) => message)).to.include('listens on 0.0.0.0 without a key and answers 401 to everybody');
    expect((await network(bind, { HTTP_ALLOW_ANONYMOUS: 'true' })).map(({ message }) => message)).to.include(
      'open to whoever reaches 0.0.0.0',
    );
    expect((await network(bind, { BLINKY_API_KEYS: 'k' })).filter(({ level }) => level !== 'ok')).to.deep.equal([]);
    expect((await network({})).filter(({ level }) => level !== 'ok')).to.deep.equal([]);
  });

  it('warns when a platform cannot reach Blinky, or only without encryption', async () => {
    const on = { NEEDS_TWO_ACCOUNT: 'account', NEEDS_TWO_TOKEN: 'token-of-eight' };
    expect((await network({}, on)).map(({ message }) => message)).to.include(
      'PUBLIC_BASE_URL is not set, and channel/needs-two is called from outside',
    );
    expect(lines(await network({ PUBLIC_BASE_URL: 'http://bot.example.com' }, on))).to.include('warning host PUBLIC_BASE_URL is not https');
    const fine = await network({ PUBLIC_BASE_URL: 'https://bot.example.com' }, on);
    expect(fine.filter(({ level }) => level !== 'ok')).to.deep.equal([]);
  });

  it('warns that clients cannot be told apart behind a proxy that is not trusted', async () => {
    const behind = { HOST: '0.0.0.0', PUBLIC_BASE_URL: 'https://bot.example.com' };
    const keys = { BLINKY_API_KEYS: 'k' };
    const count = async (host: Record<string, string>): Promise<number> =>
      (await network(host, keys)).filter(({ remedy }) => remedy?.includes('TRUSTED_PROXIES')).length;
    expect([await count(behind), await count({ ...behind, TRUSTED_PROXIES: '10.0.0.0/8' })]).to.deep.equal([1, 0]);
  });

  it('points out what .env holds that no part of Blinky reads', async () => {
    writeFileSync(join(layout.folder, '.env'), 'PORT=0\nBLINKY_API_KEYS_FILE=/x\nCATALOG_CVS=mine.csv\n');
    const findings = await checkFiles(layout.folder, await configuration());
    expect(lines(findings).filter((line) => line.includes('.env'))).to.deep.equal([
      'warning host CATALOG_CVS stands in .env, but is no setting of Blinky',
    ]);
  });

  it('exits with 1 and JSON for machines when Blinky would not start, never with a secret', () => {
    writeFileSync(join(layout.folder, '.env'), 'PORT=0\nNEEDS_TWO_TOKEN=canary-token\n');
    const { status, stdout } = command('--json');
    const report = JSON.parse(stdout) as { ok: boolean; findings: Finding[] };
    expect([status, report.ok]).to.deep.equal([1, false]);
    expect(lines(report.findings).filter((line) => line.startsWith('error'))).to.deep.equal([
      'error channel/needs-two NEEDS_TWO_ACCOUNT is missing (NEEDS_TWO_TOKEN is set)',
    ]);
    expect(stdout).not.to.contain('canary');
  });

  it('says how to use it', () => {
    const { status, stdout } = command('--help');
    expect([status, stdout.includes('npm run doctor')]).to.deep.equal([0, true]);
  });

  function command(...flags: readonly string[]): { status: number | null; stdout: string } {
    const script = ['--conditions=source', join(layout.folder, 'src/cli/doctor.ts'), ...flags];
    return spawnSync(process.execPath, script, { cwd: layout.folder, env: { PATH: process.env.PATH }, encoding: 'utf8' });
  }

  async function configuration(variables: Record<string, string> = {}): Promise<Configuration> {
    return configure(await layout.discover(), environmentOf(variables), hostOf());
  }

  async function network(host: Record<string, string>, variables: Record<string, string> = {}): Promise<readonly Finding[]> {
    return checkNetwork(hostOf(host), (await configuration(variables)).plugins);
  }
});
