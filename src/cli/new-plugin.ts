import { parseArgs } from 'node:util';
import type { PluginKind } from '#sdk';
import { discover } from '../kernel/discover.ts';
import { runCommand } from './run.ts';
import { refusal, report, scaffold } from './scaffold.ts';

const usage = `Begins a plugin: a folder that runs and keeps its contract, with one test that says what to make of it.

  npm run new:plugin -- channel <id>    plugins/channels/<id>: webhooks in, replies out
  npm run new:plugin -- intent <id>     plugins/intents/<id>: recognises what dialogs declare
  npm run new:plugin -- catalog <id>    plugins/catalogs/<id>: questions and answers from a URL

  <id> is kebab-case, such as telegram or company-wiki. docs/plugins.md is the contract.
`;

const kinds = ['channel', 'intent', 'catalog'] as const satisfies readonly PluginKind[];

await runCommand(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean' } } });
  if (values.help) return void process.stdout.write(usage);
  const [asked, id, ...more] = positionals;
  const kind = kinds.find((known) => known === asked);
  if (!kind || !id || more.length > 0) throw refusal('a kind and an id are needed', 'npm run new:plugin -- --help');
  if (id.length > 40 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
    throw refusal(`'${id}' is not kebab-case of at most 40 characters`, 'write it like company-wiki');
  }
  await checkFree(kind, id);
  const folder = `plugins/${kind}s/${id}`;
  const names = { 'sample-plugin': id, SAMPLE_PLUGIN: id.replaceAll('-', '_').toUpperCase() };
  process.stdout.write(report(folder, scaffold({ template: kind, folder, names })));
});

/** A package may have the id, and a channel the path below /chatbot/. */
async function checkFree(kind: PluginKind, id: string): Promise<void> {
  const { plugins } = await discover();
  const taken = plugins.find(({ definition }) => definition.kind === kind && (definition.id === id || definition.mount === id));
  if (taken) throw refusal(`'${id}' is taken by ${taken.owner} (${taken.from})`, 'choose another id');
}
