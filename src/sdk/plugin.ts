import type { z } from 'zod';
import type { CatalogSource } from './catalog.ts';
import type { Channel } from './channel.ts';
import type { Company } from './company.ts';
import type { Feed } from './feed.ts';
import type * as sdk from './index.ts';
import type { IntentRecognizer } from './intent.ts';
import type { Keep } from './keep.ts';
import type { Logger } from './logger.ts';
import type { ModelClient } from './model.ts';
import type { KeyValueStore } from './store.ts';

/** What each kind of plugin creates; a new kind is a new line. */
export interface Ports {
  channel: Channel;
  intent: IntentRecognizer;
  catalog: CatalogSource;
}

export type PluginKind = keyof Ports;

/** A drop-in: the default export of `plugins/<kinds>/<id>/index.ts`, or of an npm package with `"blinky": {"sdk": 1}`. */
export interface PluginDefinition<K extends PluginKind = PluginKind, S extends z.ZodObject = z.ZodObject> {
  /** Contract version; the loader refuses any other. */
  readonly sdk: 1;
  readonly kind: K;
  /** kebab-case, equals the folder's name. */
  readonly id: string;
  /** Channels: the path under `/chatbot/`; default the id. */
  readonly mount?: string;
  /** Place among the plugins of its kind when the settings do not choose: lower is asked first, default 100. */
  readonly order?: number;
  /** One sentence, printed by `npm run plugins`. */
  readonly summary: string;
  /** Off as long as no model is configured. */
  readonly needsModel?: boolean;
  /**
   * `z.strictObject`; each key is an environment variable. A plugin is on when every key without a default and without
   * `.optional()` is set, off when none of them is, and an error in between. `.meta({ secret: true })` allows `KEY_FILE`
   * and keeps the value out of every listing; such a value is read again when its file changes, so read it when you use it.
   * `.meta({ shared: true })` marks what others read as well: it alone does not turn the plugin on.
   */
  readonly settings: S;
  /** Builds the plugin; no side effect before `start`. */
  create(context: PluginContext<z.output<S>>): Ports[K] | Promise<Ports[K]>;
}

export interface PluginContext<C = unknown> {
  readonly settings: C;
  /** The host's own settings that plugins share. */
  readonly host: HostFacts;
  readonly log: Logger;
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  readonly store: KeyValueStore;
  readonly feed: Feed;
  /** Counts an event of the plugin for `/metrics`; `detail` is a fixed word or a platform's error code, never anything of a user. */
  count(event: string, detail?: string): void;
  /** The company's facts, as their file stands now. */
  readonly company: () => Company;
  readonly model?: ModelClient;
  /** What the build computed already; absent in commands and tests. */
  readonly keep?: Keep;
  /** What `#sdk` exports, for plugins from npm: they import nothing of Blinky at run time but types. */
  readonly sdk: typeof sdk;
}

export interface HostFacts {
  /** The package's root folder: data files stand below it. */
  readonly root: string;
  /** Where platforms reach this server, without a slash at the end; absent on a laptop. */
  readonly publicBaseUrl: string | undefined;
  /** True when the server listens on a loopback address only. */
  readonly loopback: boolean;
  readonly locale: string;
  readonly conversationTtlMs: number;
  /** A secret of the plugin's own for `purpose`, the same on every replica; absent where nothing is shared: make a random one. */
  secretFor?(purpose: string): string;
}

/** Declares a plugin; the default export of its `index.ts`. */
export function definePlugin<K extends PluginKind, S extends z.ZodObject>(definition: PluginDefinition<K, S>): PluginDefinition<K, S> {
  return definition;
}
