import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync } from 'node:fs';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { type PostgresBinaries, postgresBinaries } from './postgres-binaries.ts';
import { endWithThisProcess, isAlive, isAttached, listens, postmaster, signal, startPostmaster } from './postgres-process.ts';

/** A real PostgreSQL on loopback that lives no longer than this process, however this process ends. */
export interface PostgresServer {
  readonly port: number;
  /** The folder with its files. */
  readonly home: string;
  /** `postgres://…` of a database on it. */
  url(database?: string): string;
  /** A fresh, empty database. */
  createDatabase(): Promise<TestDatabase>;
  /** kill -9: connections break, what was committed stays. Resolves when it can be started again. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, on the same port; resolves when it takes connections. */
  start(): Promise<void>;
  /** Starts it where it does not run. */
  ensure(): Promise<void>;
  /** Freezes every one of its processes: sockets stay open and nobody answers. */
  freeze(): Promise<void>;
  thaw(): void;
  /** Ends it and deletes its files. Idempotent. */
  stop(): Promise<void>;
}

export interface TestDatabase {
  readonly url: string;
  /** Ends its connections, then drops it. */
  drop(): Promise<void>;
}

export interface ServerOptions {
  /** Where its files go; default the system's folder for temporary ones. */
  readonly folder?: string;
  /** Lines of postgresql.conf beside those for speed. */
  readonly settings?: Readonly<Record<string, string>>;
}

const USER = 'blinky_test';
const ATTEMPTS = 5;
const run = promisify(execFile);

/** Initialises and starts a server of its own. Throws where the programs cannot be had: ask `postgresBinaries` before. */
export async function startPostgres({ folder = tmpdir(), settings = {} }: ServerOptions = {}): Promise<PostgresServer> {
  const binaries = postgresBinaries();
  if (typeof binaries === 'string') throw new Error(binaries);
  const home = await mkdtemp(join(folder, 'blinky-postgres-'));
  if (binaries.user) chownSync(home, binaries.user.uid, binaries.user.gid);
  const data = join(home, 'data');
  const password = randomBytes(12).toString('hex');
  const end = endWithThisProcess(home, binaries);
  await initialise(data, { binaries, password, settings });
  const port = await startOnFreePort(data, binaries);
  const url = (database = 'postgres'): string => `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`;
  let frozen: number[] = [];
  let databases = 0;
  return {
    port,
    home,
    url,
    async createDatabase() {
      const name = `test_${process.pid}_${++databases}`;
      await query(url(), `create database ${name} template template0 strategy file_copy`);
      return { url: url(name), drop: () => query(url(), `drop database if exists ${name} with (force)`).then(() => {}) };
    },
    async kill() {
      const pid = postmaster(data);
      process.kill(pid, 'SIGKILL');
      while ((await listens(port)) || isAlive(pid) || isAttached(data)) await sleep(5);
    },
    start: () => startPostmaster(data, binaries),
    async ensure() {
      if (!(await listens(port))) await startPostmaster(data, binaries);
    },
    async freeze() {
      frozen = await freeze(url(), postmaster(data));
    },
    thaw() {
      for (const pid of frozen) signal(pid, 'SIGCONT');
      frozen = [];
    },
    async stop() {
      for (const pid of frozen) signal(pid, 'SIGCONT');
      end();
    },
  };
}

async function initialise(data: string, options: { binaries: PostgresBinaries; password: string; settings: object }): Promise<void> {
  const { binaries, password, settings } = options;
  const passwordFile = `${data}.password`;
  await writeFile(passwordFile, password);
  if (binaries.user) chownSync(passwordFile, binaries.user.uid, binaries.user.gid);
  const flags = ['--auth=password', `--username=${USER}`, `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C', '--no-sync'];
  await run(binaries.initdb, [`--pgdata=${data}`, ...flags], { cwd: tmpdir(), ...binaries.user });
  await rm(passwordFile);
  const lines = Object.entries({ ...forTests, ...settings }).map(([name, value]) => `${name} = ${value}\n`);
  await appendFile(join(data, 'postgresql.conf'), lines.join(''));
}

/** A power cut is no part of the tests: without fsync a killed server still has what it committed, and is several times faster. */
const forTests: Readonly<Record<string, string>> = {
  listen_addresses: "'127.0.0.1'",
  unix_socket_directories: "''",
  max_connections: '200',
  fsync: 'off',
  full_page_writes: 'off',
  jit: 'off',
};

async function startOnFreePort(data: string, binaries: PostgresBinaries): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    await appendFile(join(data, 'postgresql.conf'), `port = ${port}\n`);
    try {
      await startPostmaster(data, binaries);
      return port;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error; // else somebody took the port in between
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** One statement over a connection of its own. */
export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {}); // the query in progress reports it
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The postmaster first, so that no process is born between the list and its use. */
async function freeze(url: string, main: number): Promise<number[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {}); // it is frozen as well
  await client.connect();
  signal(main, 'SIGSTOP');
  const { rows } = await client.query<{ pid: number }>('select pid from pg_stat_activity where pid <> pg_backend_pid()');
  await client.end();
  const pids = [main, ...rows.map(({ pid }) => pid)];
  for (const pid of pids) signal(pid, 'SIGSTOP');
  return pids;
}
