import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';

const root = join(import.meta.dirname, '..', '..');

/** Files that break one rule each, and the rule. Written here, not as files: they must not be part of the project. */
const violations: Readonly<Record<string, readonly [rule: string, code: string]>> = {
  'src/sdk/reaches-out.ts': ['sdk-imports-nothing-of-ours', "import '../kernel/fine.ts';"],
  'catalog/reaches-out.ts': ['catalog-imports-the-sdk', "import '../src/kernel/fine.ts';"],
  'plugins/channels/a/host.ts': ['plugins-import-the-sdk-and-their-own-folder', "import '../../../src/kernel/fine.ts';"],
  'plugins/channels/a/neighbour.ts': ['plugins-import-the-sdk-and-their-own-folder', "import '../b/index.ts';"],
  'plugins/channels/a/catalog.ts': ['plugins-import-the-sdk-and-their-own-folder', "import '#catalog';"],
  'plugins/channels/a/deep.ts': ['plugins-import-the-sdk-and-their-own-folder', "import '../../../src/sdk/reaches-out.ts';"],
  'plugins/channels/a/harness.ts': ['tests-of-a-drop-in-import-what-it-may-and-the-test-folder', "import '../b/index.ts';"],
  'dialogs/uno/neighbour.ts': ['dialogs-import-sdk-catalog-and-their-own-folder', "import '../dos/index.ts';"],
  'src/bot/knows-a-plugin.ts': ['drop-ins-are-found-not-imported', "import '../../plugins/channels/a/index.ts';"],
  'src/bot/knows-a-dialog.ts': ['drop-ins-are-found-not-imported', "import '../../dialogs/uno/index.ts';"],
  'src/bot/past-the-index.ts': ['the-host-imports-the-sdk-through-its-index', "import '../sdk/reaches-out.ts';"],
  'src/kernel/chats.ts': ['the-kernel-knows-nothing-of-chat', "import '../bot/injects.ts';"],
  'src/bot/injects.ts': ['inversify-in-the-kernel', "import 'inversify';"],
  'src/bot/serves.ts': ['restify-in-its-place', "import 'restify';"],
  'plugins/channels/a/reads-csv.ts': ['csv-parse-in-its-place', "import 'csv-parse/sync';"],
  'plugins/channels/a/matches.ts': ['re2js-in-its-place', "import 're2js';"],
  'src/bot/calls-a-command.ts': ['commands-are-entered-not-imported', "import '../cli/plugins.ts';"],
  'src/bot/lost.ts': ['resolvable', "import './nowhere.ts';"],
  'src/bot/alone.ts': ['no-orphans', 'export {};'],
  'src/bot/circle-a.ts': ['no-circular', "import './circle-b.ts';"],
};

const fine: Readonly<Record<string, string>> = {
  'src/sdk/index.ts': "import 'zod';",
  'src/cli/plugins.ts': "import '#sdk';",
  'src/kernel/fine.ts': "import '#sdk';\nimport 'inversify';",
  'src/bot/app.ts': "import '#sdk';\nimport '#catalog';\nimport type { Container } from 'inversify';\nexport type { Container };",
  'src/bot/circle-b.ts': "import './circle-a.ts';", // a circle is reported once, where it is entered
  'catalog/index.ts': "import '#sdk';",
  'plugins/channels/a/index.ts': "import '#sdk';\nimport './own.ts';\nimport 'node:fs';",
  'plugins/channels/a/own.ts': 'export {};',
  'plugins/channels/b/index.ts': "import '#sdk';",
  'dialogs/uno/index.ts': "import '#sdk';\nimport '#catalog';",
  'dialogs/dos/index.ts': "import '#sdk';",
  'package.json': JSON.stringify({
    type: 'module',
    imports: {
      '#sdk': { source: './src/sdk/index.ts', default: './dist/src/sdk/index.js' },
      '#catalog': { source: './catalog/index.ts', default: './dist/catalog/index.js' },
    },
    dependencies: { inversify: '*', restify: '*', 'csv-parse': '*', re2js: '*', zod: '*' },
  }),
  'tsconfig.json': JSON.stringify({ compilerOptions: { module: 'nodenext', allowImportingTsExtensions: true, noEmit: true } }),
};

describe('the import rules', () => {
  let folder: string;
  let found: ReadonlyMap<string, readonly string[]>;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'blinky-rules-'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const planted = Object.entries(violations).map(([file, [, code]]) => [file, code] as const);
    for (const [file, code] of [...Object.entries(fine), ...planted]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), code);
    }
    found = await cruise(folder);
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const [file, [rule]] of Object.entries(violations)) {
    it(`catch ${file}: ${rule}`, () => {
      expect(found.get(file)).to.include(rule);
    });
  }

  it('let what is allowed be', () => {
    expect(Object.keys(fine).filter((file) => found.has(file))).to.deep.equal([]);
  });
});

/** The broken rules of each file. */
async function cruise(folder: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const command = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const rules = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json'];
  // Its exit code is the number of violations.
  const { stdout } = await promisify(execFile)(process.execPath, [command, ...rules, 'src', 'plugins', 'dialogs', 'catalog'], {
    cwd: folder,
    maxBuffer: 50_000_000,
  }).catch((error: { stdout: string }) => error);
  const { summary } = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  const byFile = Map.groupBy(summary.violations, ({ from }) => from);
  return new Map([...byFile].map(([file, all]) => [file, all.map(({ rule }) => rule.name)]));
}
