import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { Client } from 'pg';
import { createDatabase, describeWithPostgres } from './postgres.ts';
import { type PostgresServer, query, startPostgres } from './postgres-server.ts';

describeWithPostgres('PostgreSQL for tests', () => {
  it('gives each suite a database of its own', async () => {
    const [one, two] = await Promise.all([createDatabase(), createDatabase()]);
    await query(one.url, 'create table mine (id int)');
    expect(await query(two.url, "select to_regclass('mine') as found")).to.deep.equal([{ found: null }]);
    await Promise.all([one.drop(), two.drop()]);
    expect(await failureOf(query(one.url, 'select 1'))).to.match(/does not exist/);
  });

  it('sorts and folds as UTF-8, and takes 200 connections', async () => {
    const { url, drop } = await createDatabase();
    const [row] = await query(url, "select current_setting('max_connections') as most, length('ñandú') as letters");
    expect(row).to.deep.equal({ most: '200', letters: 5 });
    await drop();
  });

  describe('on a server of its own', () => {
    let server: PostgresServer;
    before(async () => {
      server = await startPostgres();
    });
    after(() => server.stop());

    it('keeps what was committed through kill -9 and a restart on the same port', async () => {
      const { url } = await server.createDatabase();
      await query(url, 'create table kept as select 7 as id');
      const busy = new Client({ connectionString: url });
      busy.on('error', () => {}); // its query reports it
      await busy.connect();
      const longer = busy.query('select sum(x) from generate_series(1, 10000000) x').catch(() => {}); // its process outlives the main one
      await server.kill();
      expect(await failureOf(query(url, 'select 1'))).to.match(/ECONNREFUSED|terminat|reset/);
      await server.start();
      expect(await query(url, 'select id from kept')).to.deep.equal([{ id: 7 }]);
      await longer;
    });

    it('answers nothing while it is frozen, and everything afterwards', async () => {
      await server.freeze();
      const impatient = new Client({ connectionString: server.url(), connectionTimeoutMillis: 200 });
      expect(await failureOf(impatient.connect())).to.match(/timeout/);
      server.thaw();
      expect(await query(server.url(), 'select 1 as one')).to.deep.equal([{ one: 1 }]);
    });
  });

  it('ends with the process that started it, even when that is killed', async () => {
    const module = join(import.meta.dirname, 'postgres-server.ts');
    const script = `const { startPostgres } = await import(${JSON.stringify(module)});
      const server = await startPostgres();
      const { Client } = await import('pg');
      const client = new Client({ connectionString: server.url() });
      await client.connect();
      const { rows } = await client.query("select current_setting('data_directory') as folder");
      console.log(rows[0].folder);
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [folder] = await new Promise<string[]>((resolve) => createInterface(child.stdout).once('line', (line) => resolve([line])));
    expect(existsSync(folder ?? '')).to.equal(true);
    child.kill('SIGKILL');
    while (existsSync(folder ?? '')) await sleep(20);
  });
});

function failureOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'it did not fail',
    (error: unknown) => String(error),
  );
}
