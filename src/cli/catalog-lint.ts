import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { lexiconFiles, loadLexicon } from '../../catalog/lexicon.ts';
import { root } from '../kernel/paths.ts';
import { processEnvironment } from '../kernel/settings.ts';
import { type Finding, lintCatalog } from '../understanding/lint/lint-catalog.ts';
import { buildSearch } from '../understanding/search.ts';
import { loadEntries } from './eval/engine.ts';
import { runCommand } from './run.ts';

const usage = `Looks for what makes a catalog answer badly: rows that are alike or win each other's variations, stale dates,
broken links, texts that a channel would cut. Each finding names the row and the remedy; exit 1 when there is one.

  npm run -s catalog:lint -- [FILE.csv] [--json]     default: CATALOG_CSV, else the shipped catalog; also --catalog FILE.csv
`;

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean' }, catalog: { type: 'string' }, json: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.help) return void process.stdout.write(usage);
  const file = values.catalog ?? positionals[0] ?? processEnvironment().get('CATALOG_CSV');
  print(await lint(file), values.json ?? false);
}, 2);

async function lint(file: string | undefined): Promise<Finding[]> {
  const { entries, warnings } = await loadEntries(file);
  const lexicon = await loadLexicon(...(await lexiconFiles(join(root, 'catalog'))));
  const search = await buildSearch(entries, { lexicon, intents: [], defaultLocale: 'es-MX' });
  const known = warnings.map((warning) => ({ rule: 'catalog', row: '', problem: warning, remedy: 'see catalog/README.md' }));
  return [...known, ...lintCatalog(entries, search, new Date())];
}

function print(findings: readonly Finding[], json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify({ findings })}\n`);
  else {
    for (const { rule, row, problem, remedy } of findings) process.stdout.write(`${row}  ${rule}  ${problem}: ${remedy}\n`);
    process.stdout.write(findings.length === 0 ? 'nothing found\n' : `${findings.length} finding(s)\n`);
  }
  if (findings.length > 0) process.exitCode = 1;
}
