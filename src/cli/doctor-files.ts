import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { loadChecklists, loadCompany, loadDirectory, loadVacationPolicy } from '#catalog';
import { z } from '#sdk';
import { lexiconFiles, loadLexicon } from '../../catalog/lexicon.ts';
import type { Configuration } from '../kernel/configure.ts';
import { describeSettings } from '../kernel/resolve-settings.ts';
import { hostSchema } from '../kernel/settings.ts';
import { errors, type Finding, ok, warning } from './doctor-finding.ts';

/** Files of `catalog/` that a dialog reads, and what is said of a good one. */
const dialogFiles: Readonly<Record<string, (folder: string) => string>> = {
  directorio: (folder) => `directory.csv has ${loadDirectory(join(folder, 'directory.csv')).length} people`,
  lista_primer_dia: (folder) => `checklists.csv has ${loadChecklists(join(folder, 'checklists.csv')).length} list(s)`,
  pedir_vacaciones: (folder) => `vacations.yaml asks for ${loadVacationPolicy(join(folder, 'vacations.yaml')).noticeDays} day(s) of notice`,
};

/** The files that the company keeps under `folder`: its facts, its lexicon, what its dialogs read, and `.env`. */
export async function checkFiles(folder: string, configuration: Configuration): Promise<Finding[]> {
  return [
    ...(await attempt(() => ok('catalog', `company.yaml is about ${loadCompany(join(folder, 'catalog', 'company.yaml')).name}`))),
    ...(await attempt(async () => {
      const lexicon = await loadLexicon(...(await lexiconFiles(join(folder, 'catalog'))));
      return ok('catalog', `the lexicon has ${lexicon.length} terms`);
    })),
    ...(await readByDialogs(join(folder, 'catalog'), configuration)),
    ...unknownVariables(join(folder, '.env'), configuration),
  ];
}

/** A dialog that is not there needs no file. */
async function readByDialogs(folder: string, { dialogs }: Configuration): Promise<Finding[]> {
  const looks = dialogs.flatMap(({ definition }) => dialogFiles[definition.id] ?? []);
  return (await Promise.all(looks.map((look) => attempt(() => ok('catalog', look(folder)))))).flat();
}

async function attempt(look: () => Finding | Promise<Finding>): Promise<Finding[]> {
  try {
    return [await look()];
  } catch (error) {
    return errors(error);
  }
}

/** Nothing else reports a mistyped name: the setting it was meant for just keeps its default. */
function unknownVariables(file: string, { plugins, dialogs }: Configuration): Finding[] {
  const schemas = [
    hostSchema,
    ...plugins.map(({ definition }) => definition.settings),
    ...dialogs.map(({ definition }) => definition.settings),
  ];
  const known = new Set(schemas.flatMap((schema) => describeSettings(schema ?? z.strictObject({}))).map(({ name }) => name));
  return names(file)
    .filter((name) => !known.has(name) && !known.has(name.replace(/_FILE$/, '')))
    .map((name) => warning('host', `${name} stands in .env, but is no setting of Blinky`, 'correct its name: npm run plugins lists them'));
}

function names(file: string): string[] {
  try {
    return Object.keys(parseEnv(readFileSync(file, 'utf8')));
  } catch {
    return []; // no .env is the normal case
  }
}
