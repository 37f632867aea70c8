import type { LearningMaterial } from './intent.ts';
import type { ModelClient } from './model.ts';
import type { PluginDefinition, PluginKind } from './plugin.ts';

/** What every plugin's `harness.ts` default-exports, so that the contract suites (`blinky-engine/testing`) can drive it. */
export interface PluginHarness<K extends PluginKind = PluginKind> {
  readonly definition: PluginDefinition<K>;
  /** Environment variables that turn the plugin on, with made-up values. */
  readonly settings: Readonly<Record<string, string>>;
  /** Cases that do not apply: the case's title and, in a sentence, why. A title that no suite has is an error. */
  readonly skip?: Readonly<Record<string, string>>;
}

export interface CatalogHarness extends PluginHarness<'catalog'> {
  /** Sets a source up in the asked condition; the suite closes it after the case. */
  open(condition: SourceCondition): Promise<OpenSource>;
}

/** `good`: at least two rows; `empty`: it can be read and holds no row; `broken`: one of its rows cannot be used. */
export type SourceCondition = 'good' | 'empty' | 'broken';

export interface OpenSource {
  /** Environment variables that point the plugin at the source. */
  readonly settings: Readonly<Record<string, string>>;
  /** What the plugin's calls to the network reach; absent: it makes none. */
  readonly fetch?: typeof fetch;
  /** How people find the broken row, such as `faq.csv:3`; required of a `broken` source. */
  readonly brokenOrigin?: string;
  close(): Promise<void>;
}

export interface IntentHarness extends PluginHarness<'intent'> {
  /** What the plugin learns from; at least two intents. */
  readonly material: LearningMaterial;
  /** Texts, with accents and capitals, that the plugin recognises after learning the material. */
  readonly recognizes: readonly { readonly text: string; readonly intent: string }[];
  /** The model that recognisers on a model are given; absent: none. */
  readonly model?: () => ModelClient;
}
