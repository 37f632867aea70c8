import { join, resolve } from 'node:path';
import { createLibrary, mergeSources, type ValidatedEntries, validateEntries } from '#catalog';
import type { CatalogRow, IntentHint, IntentRecognizer, LearningMaterial } from '#sdk';
import { lexiconFiles, loadLexicon } from '../../../catalog/lexicon.ts';
import { hostDialogs } from '../../bot/host-dialogs.ts';
import { configure } from '../../kernel/configure.ts';
import { loaded, loadPlugins } from '../../kernel/container.ts';
import { type Discovery, discover } from '../../kernel/discover.ts';
import { root } from '../../kernel/paths.ts';
import { ProblemReport } from '../../kernel/problems.ts';
import { hostSchema } from '../../kernel/settings.ts';
import { type Model, newSession } from '../../model/model.ts';
import { createLogger } from '../../observability/logger.ts';
import { Cascade } from '../../understanding/cascade.ts';
import { Knowledge, type Named } from '../../understanding/knowledge.ts';
import type { Understanding } from '../../understanding/understanding.ts';
import { commandContext } from '../plugin-context.ts';

/** The understanding that the channels use, without channels and settings of this machine. */
export interface EvaluationEngine {
  /** What the message means to a new conversation. */
  ask(text: string): Promise<Understanding>;
  readonly knowledge: Knowledge;
  readonly intents: readonly IntentHint[];
}

const LOCALE = 'es-MX';
const QUESTION_MS = 30_000;

/** Loads the plugins, the dialogs' intents and a catalog (default: the shipped sample). Throws a ProblemReport or BLINKY_CATALOG_INVALID. */
export async function createEngine(catalogFile?: string, model?: Model): Promise<EvaluationEngine> {
  const { sources, recognizers, intents } = await partsFor({ catalogFile, model });
  const log = createLogger('error');
  const lexicon = await loadLexicon(...(await lexiconFiles(join(root, 'catalog'))));
  const now = (): Date => new Date();
  const knowledge = new Knowledge({ sources, recognizers, intents, library: createLibrary(), lexicon, defaultLocale: LOCALE, now, log });
  await knowledge.start(AbortSignal.timeout(120_000));
  for (const { port } of sources) await port.stop?.();
  const cascade = new Cascade({
    recognizers,
    intents,
    knowledge,
    catalogIntent: hostDialogs.answers,
    now,
    log,
    onFailure: (recognizer) => {
      const remote = recognizers.some(({ id, port }) => id === recognizer && port.remote);
      if (!remote) throw new Error(`the recogniser ${recognizer} failed`); // a model may be away: that is measured too
    },
  });
  const understand = (text: string): Promise<Understanding> =>
    cascade.understand({ text, locale: LOCALE, topic: undefined, history: [], deadline: Date.now() + QUESTION_MS });
  const ask = (text: string): Promise<Understanding> => (model ? model.inSession(newSession(), () => understand(text)) : understand(text));
  return { ask, knowledge, intents };
}

/** A catalog's validated entries (default: the shipped sample) and what the library warns of. Throws BLINKY_CATALOG_INVALID. */
export async function loadEntries(catalogFile?: string): Promise<ValidatedEntries> {
  return validateEntries(await loadRows(catalogFile), { defaultLocale: LOCALE, now: new Date() });
}

/** A CSV catalog's rows as they stand in the file (default: the shipped sample). Throws BLINKY_CATALOG_INVALID. */
export async function loadRows(catalogFile?: string): Promise<readonly CatalogRow[]> {
  const { sources } = await partsFor({ catalogFile, needed: ['catalog'] });
  const rows = new Map<string, readonly CatalogRow[]>();
  for (const { id, port } of sources) rows.set(id, await port.load(AbortSignal.timeout(60_000)));
  return mergeSources(rows);
}

/** The local recognisers alone, having learnt `material`. */
export async function taughtRecognizers(material: LearningMaterial): Promise<readonly Named<IntentRecognizer>[]> {
  const { recognizers } = await partsFor({});
  for (const { port } of recognizers) await port.learn?.(material);
  return recognizers;
}

interface Needs {
  readonly catalogFile?: string | undefined;
  readonly model?: Model | undefined;
  readonly needed?: readonly string[];
}

async function partsFor({ catalogFile, model, needed = ['catalog', 'intent', 'dialog'] }: Needs) {
  const variables: Record<string, string | undefined> = {
    CATALOG_CSV: catalogFile && resolve(catalogFile),
    OPENAI_API_KEY: model && 'set',
  };
  const bare = { get: (name: string) => variables[name], fromFile: () => false as const };
  const configuration = configure(only(needed, await discover()), bare, hostSchema.parse({ CATALOG: 'csv' }));
  if (configuration.problems.length > 0) throw new ProblemReport(configuration.problems);
  const log = createLogger('error');
  const container = await loadPlugins(configuration.plugins, ({ owner }, settings) =>
    commandContext({ owner, settings, log, fetch: noRequests, model: model?.client }),
  );
  return {
    sources: loaded(container, 'catalog'),
    recognizers: loaded(container, 'intent'),
    intents: configuration.dialogs.flatMap(({ definition }) => definition.intents),
  };
}

/** Loads nothing but these kinds: what is wrong with another does not matter here. */
function only(kinds: readonly string[], { plugins, dialogs, problems, ...rest }: Discovery): Discovery {
  return {
    ...rest,
    plugins: plugins.filter(({ definition }) => kinds.includes(definition.kind)),
    dialogs: kinds.includes('dialog') ? dialogs : [],
    problems: problems.filter(({ owner }) => kinds.some((kind) => owner.startsWith(`${kind}/`))),
  };
}

const noRequests: typeof fetch = () => Promise.reject(new TypeError('an evaluation makes no requests'));
