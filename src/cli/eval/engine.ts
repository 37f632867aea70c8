import { join, resolve } from 'node:path';
import { createLibrary, loadCompany, mergeSources, type ValidatedEntries, validateEntries } from '#catalog';
import type { CatalogRow, IntentHint, IntentRecognizer, LearningMaterial } from '#sdk';
import { loadLexicon } from '../../../catalog/lexicon.ts';
import { hostDialogs } from '../../bot/host-dialogs.ts';
import { MemoryStore } from '../../bot/memory-store.ts';
import { configure } from '../../kernel/configure.ts';
import { loaded, loadPlugins } from '../../kernel/container.ts';
import { type Discovery, discover } from '../../kernel/discover.ts';
import { root } from '../../kernel/paths.ts';
import { ProblemReport } from '../../kernel/problems.ts';
import { hostSchema } from '../../kernel/settings.ts';
import { createLogger } from '../../observability/logger.ts';
import { Cascade } from '../../understanding/cascade.ts';
import { Knowledge, type Named } from '../../understanding/knowledge.ts';

/** The understanding that the channels use, without channels, models and settings of this machine. */
export interface EvaluationEngine {
  readonly cascade: Cascade;
  readonly knowledge: Knowledge;
  readonly intents: readonly IntentHint[];
}

const LOCALE = 'es-MX';

/** Loads the plugins, the dialogs' intents and a catalog (default: the shipped sample). Throws a ProblemReport or BLINKY_CATALOG_INVALID. */
export async function createEngine(catalogFile?: string): Promise<EvaluationEngine> {
  const { sources, recognizers, intents } = await localParts(catalogFile);
  const log = createLogger('error');
  const lexicon = await loadLexicon(join(root, 'catalog', 'lexico.es-MX.csv'));
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
      throw new Error(`the recogniser ${recognizer} failed`);
    },
  });
  return { cascade, knowledge, intents };
}

/** A catalog's validated entries (default: the shipped sample) and what the library warns of. Throws BLINKY_CATALOG_INVALID. */
export async function loadEntries(catalogFile?: string): Promise<ValidatedEntries> {
  const { sources } = await localParts(catalogFile, ['catalog']);
  const rows = new Map<string, readonly CatalogRow[]>();
  for (const { id, port } of sources) rows.set(id, await port.load(AbortSignal.timeout(60_000)));
  return validateEntries(mergeSources(rows), { defaultLocale: LOCALE, now: new Date() });
}

/** The local recognisers alone, having learnt `material`. */
export async function taughtRecognizers(material: LearningMaterial): Promise<readonly Named<IntentRecognizer>[]> {
  const { recognizers } = await localParts();
  for (const { port } of recognizers) await port.learn?.(material);
  return recognizers;
}

async function localParts(catalogFile?: string, needed: readonly string[] = ['catalog', 'intent', 'dialog']) {
  const bare = { get: (name: string) => (name === 'CATALOG_CSV' && catalogFile ? resolve(catalogFile) : undefined), fromFile: () => false };
  const configuration = configure(only(needed, await discover()), bare, hostSchema.parse({ CATALOG: 'csv' }));
  if (configuration.problems.length > 0) throw new ProblemReport(configuration.problems);
  const log = createLogger('error');
  const now = (): Date => new Date();
  const container = await loadPlugins(configuration.plugins, ({ owner }, settings) => ({
    settings,
    host: { root, publicBaseUrl: undefined, loopback: true, locale: LOCALE, conversationTtlMs: 60_000 },
    log: log.child(owner),
    fetch: () => Promise.reject(new TypeError('an evaluation makes no requests')),
    now,
    company: () => loadCompany(join(root, 'catalog', 'company.yaml')),
    count: () => {},
    store: new MemoryStore(() => Date.now()),
  }));
  return {
    sources: loaded(container, 'catalog'),
    recognizers: loaded(container, 'intent').filter(({ port }) => !port.remote),
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
