import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'yaml';

const READY_MS = 30_000;

/** One line of a panel: its labels, and its values by seconds since 1970. */
export interface Series {
  readonly metric: Readonly<Record<string, string>>;
  readonly values: readonly (readonly [seconds: number, value: number])[];
}

export interface Span {
  /** Seconds since 1970. */
  readonly start: number;
  readonly end: number;
  /** Seconds between two values. */
  readonly step: number;
}

export interface EvaluatedRule {
  readonly name: string;
  /** `ok`, or `err` with `lastError`. */
  readonly health: string;
  readonly lastError?: string;
  /** Of an alert: inactive, pending or firing. */
  readonly state?: string;
}

export interface Prometheus {
  readonly version: string;
  /** Throws with Prometheus' own words where it refuses the query. */
  range(query: string, span: Span): Promise<Series[]>;
  rules(): Promise<EvaluatedRule[]>;
  stop(): Promise<void>;
}

export interface PrometheusOptions {
  readonly program: string;
  /** Where Blinky listens, as http://127.0.0.1:PORT. */
  readonly target: string;
  /** A file of rules. */
  readonly rules: string;
}

/** A program of Prometheus: in `folder` where one is given, else on the PATH. Throws with how to get it. */
export function programOf(name: 'prometheus' | 'promtool', folder?: string): string {
  const found = (folder === undefined ? (process.env.PATH ?? '').split(delimiter) : [folder])
    .map((place) => join(place, name))
    .find((path) => existsSync(path));
  if (found) return found;
  const how = 'unpack Debian\'s package ("apt-get download prometheus", "dpkg-deb -x") or a release, and name its folder with --programs';
  throw new Error(`there is no ${name} ${folder === undefined ? 'on the PATH' : `in ${folder}`}: ${how}`);
}

/** Starts Prometheus on loopback, its data in a temporary folder. It asks Blinky every second, as one pod of a ServiceMonitor. */
export async function startPrometheus({ program, target, rules }: PrometheusOptions): Promise<Prometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'blinky-prometheus-'));
  const configuration = {
    global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '5s' },
    rule_files: [rules],
    scrape_configs: [{ job_name: 'blinky', static_configs: [{ targets: [new URL(target).host], labels: { pod: 'blinky-0' } }] }],
  };
  writeFileSync(join(folder, 'prometheus.yaml'), stringify(configuration));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(
    program,
    [
      `--config.file=${join(folder, 'prometheus.yaml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=error',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const kill = (): boolean => child.kill();
  process.once('SIGTERM', () => process.exit(143));
  process.once('SIGINT', () => process.exit(130));
  process.once('exit', kill);
  const stop = async (): Promise<void> => {
    process.off('exit', kill);
    await ended(child);
    rmSync(folder, { recursive: true });
  };
  try {
    await ready(url, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    version: /version (\S+)/.exec(execFileSync(program, ['--version'], { encoding: 'utf8' }))?.[1] ?? 'of an unknown version',
    async range(query, { start, end, step }) {
      const { result } = await ask<{ result: { metric: Series['metric']; values: [number, string][] }[] }>(
        `${url}/api/v1/query_range?${new URLSearchParams({ query, start: String(start), end: String(end), step: String(step) })}`,
      );
      return result.map(({ metric, values }) => ({ metric, values: values.map(([at, value]) => [at, Number(value)] as const) }));
    },
    async rules() {
      const { groups } = await ask<{ groups: { rules: EvaluatedRule[] }[] }>(`${url}/api/v1/rules`);
      return groups.flatMap((group) => group.rules);
    },
    stop,
  };
}

async function ask<T>(url: string): Promise<T> {
  const answer = (await (await fetch(url)).json()) as { status: string; error?: string; data: T };
  if (answer.status !== 'success') throw new Error(answer.error);
  return answer.data;
}

/** Prometheus takes no port 0. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  const until = performance.now() + READY_MS;
  while (performance.now() < until && child.exitCode === null) {
    const answer = await fetch(`${url}/-/ready`).catch(() => undefined); // not yet
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error('Prometheus did not start');
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}
