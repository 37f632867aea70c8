import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { loadCompany } from '#catalog';
import { z } from '#sdk';
import { lexiconFiles, loadLexicon } from '../../catalog/lexicon.ts';
import type { Configuration } from '../kernel/configure.ts';
import { describeSettings } from '../kernel/resolve-settings.ts';
import { hostSchema } from '../kernel/settings.ts';
import { errors, type Finding, ok, warning } from './doctor-finding.ts';

/** The files that the company keeps under `folder`: its facts, its lexicon, and `.env`. */
export async function checkFiles(folder: string, configuration: Configuration): Promise<Finding[]> {
  return [
    ...(await attempt(() => ok('catalog', `company.yaml is about ${loadCompany(join(folder, 'catalog', 'company.yaml')).name}`))),
    ...(await attempt(async () => {
      const lexicon = await loadLexicon(...(await lexiconFiles(join(folder, 'catalog'))));
      return ok('catalog', `the lexicon has ${lexicon.length} terms`);
    })),
    ...unknownVariables(join(folder, '.env'), configuration),
  ];
}

async function attempt(look: () => Finding | Promise<Finding>): Promise<Finding[]> {
  try {
    return [await look()];
  } catch (error) {
    return errors(error);
  }
}

/** A mistyped name is no error to anybody else: the setting it was meant for just keeps its default. */
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
