import { parseArgs } from 'node:util';
import { discover } from '../kernel/discover.ts';
import { runCommand } from './run.ts';
import { refusal, report, scaffold } from './scaffold.ts';

const usage = `Begins a dialog, which claims the intent of its name and answers it in one turn, with one test that says what to make of it.

  npm run new:dialog -- <name>    dialogs/<name>

  <name> is a Spanish verb in snake_case, such as pedir_estacionamiento. docs/plugins.md is the contract.
`;

await runCommand(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean' } } });
  if (values.help) return void process.stdout.write(usage);
  const [name, ...more] = positionals;
  if (!name || more.length > 0) throw refusal('a name is needed', 'npm run new:dialog -- --help');
  if (!/^[a-z]+(_[a-z]+)*$/.test(name))
    throw refusal(`'${name}' is not snake_case`, 'write it like pedir_estacionamiento, without accents');
  await checkFree(name);
  const folder = `dialogs/${name}`;
  const names = { sample_dialog: name, 'sample dialog': name.replaceAll('_', ' ') };
  process.stdout.write(report(folder, scaffold({ template: 'dialog', folder, names })));
});

async function checkFree(name: string): Promise<void> {
  const { dialogs } = await discover();
  const taken = dialogs.find(({ definition }) => definition.intents.some((intent) => intent.name === name));
  if (taken) throw refusal(`the intent '${name}' is claimed by ${taken.owner}`, 'choose another name');
}
