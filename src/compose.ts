import { join } from 'node:path';
import { createLibrary } from '#catalog';
import * as sdk from '#sdk';
import { lexiconFiles, loadLexicon } from '../catalog/lexicon.ts';
import { type App, createApp } from './app.ts';
import { Bot } from './bot/bot.ts';
import { catalogFile, companyFile } from './bot/company-file.ts';
import { createDialogs } from './bot/create-dialogs.ts';
import { hostDialogs } from './bot/host-dialogs.ts';
import { createDelivery } from './delivery.ts';
import type { Configuration } from './kernel/configure.ts';
import { loaded, loadPlugins } from './kernel/container.ts';
import type { Kept } from './kernel/kept.ts';
import { root } from './kernel/paths.ts';
import { ProblemReport } from './kernel/problems.ts';
import { type HostSettings, isLoopback } from './kernel/settings.ts';
import { createModel } from './model/model.ts';
import { measuredCascade, measuredDialogs, measuredModel, tracedRecognizers } from './observability/instrument.ts';
import type { RootLogger } from './observability/logger.ts';
import { createObservability } from './observability/observability.ts';
import { createStorage } from './storage/storage.ts';
import { Cascade } from './understanding/cascade.ts';
import { Knowledge } from './understanding/knowledge.ts';

export interface ComposeOptions {
  readonly log: RootLogger;
  readonly now?: () => Date;
  readonly fetch?: typeof fetch;
  /** How the model is reached; default: keep-alive connections of its own, which cost half as much. */
  readonly modelFetch?: typeof fetch;
  /** What was computed at the build; default: nothing. */
  readonly kept?: Kept;
}

const MINUTE_MS = 60_000;

/** Puts plugins, dialogs and the host together. Throws a ProblemReport that names everything that is wrong or could not be created. */
export async function compose(configuration: Configuration, host: HostSettings, options: ComposeOptions): Promise<App> {
  if (configuration.problems.length > 0) throw new ProblemReport(configuration.problems);
  const { log, now = () => new Date(), fetch = globalThis.fetch } = options;
  const ttlMs = host.CONVERSATION_TTL_MINUTES * MINUTE_MS;

  const storage = await createStorage({
    host,
    limits: { burstMs: host.BURST_WINDOW_MS, ttlMs, perConversation: 50, inAll: 10_000 },
    now: () => now().getTime(),
    log,
  });
  const observed = await createObservability({ host, now, log, store: storage.gaps });
  const { metrics, stages, tracing } = observed;
  const company = companyFile(join(root, 'catalog', 'company.yaml'), log.child('catalog'));
  const unmeasured = createModel({
    settings: host,
    turnDeadlineMs: host.TURN_DEADLINE_MS,
    now,
    log: log.child('model'),
    registry: metrics.registry,
    company,
    ...(options.modelFetch && { fetch: options.modelFetch }),
  });
  const model = measuredModel(unmeasured, stages);
  const container = await loadPlugins(configuration.plugins, ({ owner }, settings) => ({
    settings,
    host: {
      root,
      publicBaseUrl: host.PUBLIC_BASE_URL,
      loopback: isLoopback(host.HOST),
      locale: host.LOCALE,
      conversationTtlMs: ttlMs,
      ...(storage.secretFor && { secretFor: storage.secretFor }),
    },
    log: log.child(owner),
    fetch,
    now,
    company,
    ...(model && { model: model.client }),
    ...(options.kept && { keep: options.kept(owner) }),
    count: (event, detail = '') => metrics.pluginEvents.inc({ owner, event, detail }),
    store: storage.storeOf(owner),
    feed: storage.feedOf(owner),
    sdk,
  }));
  const channels = loaded(container, 'channel');
  const recognizers = loaded(container, 'intent');

  const dialogs = await createDialogs({
    dialogs: configuration.dialogs,
    knowledge: () => knowledge,
    company,
    ...(model && { model: model.client }),
    fetch,
    now,
    logFor: (owner) => log.child(owner),
    storeFor: storage.storeOf,
    fileFor: (own) => (name, read) => catalogFile(join(root, 'catalog', name), read, own),
  });
  const knowledge = new Knowledge({
    sources: loaded(container, 'catalog'),
    recognizers,
    intents: dialogs.intents,
    library: createLibrary(),
    lexicon: await loadLexicon(...(await lexiconFiles(join(root, 'catalog')))),
    defaultLocale: host.LOCALE,
    ...(options.kept && { keep: options.kept('catalog') }),
    now,
    log: log.child('catalog'),
  });
  const cascade = new Cascade({
    recognizers: tracedRecognizers(recognizers, tracing),
    intents: dialogs.intents,
    knowledge,
    catalogIntent: hostDialogs.answers,
    flagged: model?.client.flagged,
    now,
    log: log.child('understanding'),
    onFailure: (recognizer) => metrics.recognizerFailures.inc({ recognizer }),
  });
  const bot = new Bot({
    cascade: measuredCascade(cascade, stages),
    dialogs: measuredDialogs(dialogs, stages),
    locale: host.LOCALE,
    deadlineMs: host.TURN_DEADLINE_MS,
    store: storage.storeOf('bot'),
    model,
    typing: (channel, activity) => channels.find(({ id }) => id === channel)?.port.showTyping?.(activity),
    now,
    onTurn: observed.onTurn,
    onFailure: (channel) => metrics.turnFailures.inc({ channel, code: 'BLINKY_TURN_FAILED' }),
    log: log.child('bot'),
  });

  const delivery = createDelivery({ host, storage, channels, bot, dialogs, observed, log });
  return createApp({ host, storage, model, container, knowledge, cascade, delivery, observed, now, log });
}
