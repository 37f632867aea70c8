import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import Fuse from 'fuse.js';
import { lexiconFiles, loadLexicon } from '../catalog/lexicon.ts';
import { loadEntries } from '../src/cli/eval/engine.ts';
import type { CatalogEntry } from '../src/sdk/index.ts';
import { buildSearch } from '../src/understanding/search.ts';
import { installPeers } from './peers.ts';
import { machine } from './report.ts';
import { resultsFile, writeResults } from './results.ts';

const usage = `What understanding costs: time of a query, of the index, and its memory, against Fuse.js (and MiniSearch, where
bench/ has it installed) on the same rows in the same run.

  node --expose-gc --conditions=source bench/understanding.ts [--rows 80,100000] [--queries 200] [--json FILE]
`;

export interface Result {
  readonly rows: number;
  readonly name: string;
  readonly indexMs: number;
  readonly indexMb: number;
  readonly queryUs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** The longest that indexing held the event loop, in milliseconds. */
  readonly blockMs: number;
}

interface Contender {
  readonly name: string;
  /** Indexes the rows and gives a way to search. */
  build(rows: readonly CatalogEntry[]): Promise<(text: string) => unknown>;
  /** More rows than this would take minutes. */
  readonly maxRows: number;
}

const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    rows: { type: 'string', default: '80,100000' },
    queries: { type: 'string', default: '200' },
    json: { type: 'string', default: resultsFile('understanding.json') },
  },
});
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}

const missing = installPeers();
if (missing) process.stderr.write(`minisearch is skipped: ${missing}\n`);
const root = join(import.meta.dirname, '..');
const lexicon = await loadLexicon(...(await lexiconFiles(join(root, 'catalog'))));
const shipped = (await loadEntries()).entries;
const now = new Date();
const contenders: Contender[] = [
  {
    name: 'blinky',
    maxRows: Number.POSITIVE_INFINITY,
    async build(rows) {
      const search = await buildSearch(rows, { lexicon, intents: [], defaultLocale: 'es-MX' });
      return (text) => search.find(text, { locale: 'es-MX', now });
    },
  },
  {
    name: 'fuse.js',
    maxRows: 5_000,
    async build(rows) {
      const fuse = new Fuse(rows, { keys: ['question', 'answer'], ignoreLocation: true, includeScore: true });
      return (text) => fuse.search(text, { limit: 20 });
    },
  },
  ...(await miniSearch()),
];

const results: Result[] = [];
for (const size of values.rows.split(',').map(Number)) {
  const rows = grown(shipped, size);
  const texts = queriesOf(rows, Number(values.queries));
  for (const contender of contenders.filter(({ maxRows }) => size <= maxRows)) {
    process.stderr.write(`${contender.name}, ${size} rows\n`);
    results.push({ rows: size, ...(await measured(contender, rows, texts)) });
  }
}
print();
writeResults(values.json, { machine: machine(), results });

/** Rows like the shipped ones, told apart by numbered places and steps. */
function grown(entries: readonly CatalogEntry[], size: number): CatalogEntry[] {
  return Array.from({ length: size }, (_, at) => {
    const entry = entries[at % entries.length] as CatalogEntry;
    const copy = Math.floor(at / entries.length);
    const place = copy === 0 ? '' : ` en la sucursal ${copy} de la zona ${copy % 37}`;
    return { ...entry, id: `row-${at}`, question: entry.question.replace(/\??$/, `${place}?`), variations: [], locale: 'es-MX' };
  });
}

/** Questions with a typo or a missing word each, spread over the rows. */
function queriesOf(rows: readonly CatalogEntry[], count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const words = (rows[(at * 7_919) % rows.length] as CatalogEntry).question.split(' ');
    words.splice(at % words.length, 1);
    const longest = words.reduce((best, word, place) => (word.length > (words[best]?.length ?? 0) ? place : best), 0);
    const word = words[longest] ?? '';
    words[longest] = word.slice(0, 2) + word.slice(3);
    return words.join(' ');
  });
}

async function measured(
  { name, build }: Contender,
  rows: readonly CatalogEntry[],
  texts: readonly string[],
): Promise<Omit<Result, 'rows'>> {
  const before = memory();
  const started = process.cpuUsage();
  const blocks = monitorEventLoopDelay({ resolution: 1 });
  blocks.enable();
  const search = await build(rows);
  await setImmediate(); // the delay of what has just ended is seen by the next turn of the loop
  blocks.disable();
  const indexMs = cpuMs(started);
  const indexMb = memory() - before;
  for (const text of texts.slice(0, Math.min(50, texts.length / 4))) search(text);
  const times: number[] = [];
  const asked = process.cpuUsage();
  for (const text of texts) {
    const from = performance.now();
    search(text);
    times.push(performance.now() - from);
  }
  const queryUs = (cpuMs(asked) * 1_000) / texts.length;
  times.sort((a, b) => a - b);
  const blockMs = blocks.max / 1e6;
  return {
    name,
    blockMs,
    indexMs,
    indexMb,
    queryUs,
    p50Ms: times[times.length >> 1] ?? 0,
    p99Ms: times[Math.floor(times.length * 0.99)] ?? 0,
  };
}

function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
}

/** Megabytes in use, after a collection where `--expose-gc` allows one. */
function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

function print(): void {
  process.stdout.write('rows     engine      index ms  index MB  block ms  CPU µs/query  p50 ms  p99 ms  × blinky\n');
  for (const { rows, name, indexMs, indexMb, blockMs, queryUs, p50Ms, p99Ms } of results) {
    const own = results.find((result) => result.rows === rows && result.name === 'blinky');
    const cells = [
      indexMs.toFixed(0).padStart(8),
      indexMb.toFixed(1).padStart(9),
      blockMs.toFixed(0).padStart(9),
      queryUs.toFixed(0).padStart(13),
      p50Ms.toFixed(3).padStart(7),
      p99Ms.toFixed(3).padStart(7),
    ];
    const ratio = (queryUs / (own?.queryUs ?? queryUs)).toFixed(1).padStart(9);
    process.stdout.write(`${String(rows).padEnd(8)} ${name.padEnd(11)} ${cells.join(' ')} ${ratio}\n`);
  }
}

/** MiniSearch as a contender where it is installed. */
async function miniSearch(): Promise<Contender[]> {
  const name = 'minisearch';
  const loaded = (await import(name).catch(() => undefined)) as
    | { default: new (options: object) => { addAll(rows: object[]): void; search(text: string): unknown } }
    | undefined;
  if (!loaded) return [];
  const build = async (rows: readonly CatalogEntry[]) => {
    const index = new loaded.default({ fields: ['question', 'answer'], searchOptions: { fuzzy: 0.2, prefix: true } });
    index.addAll([...rows]);
    return (text: string) => index.search(text);
  };
  return [{ name, maxRows: 5_000, build }]; // a query over 100,000 rows takes seconds
}
