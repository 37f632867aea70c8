import { type Library, mergeSources, validateEntriesGently } from '#catalog';
import type { CatalogEntry, CatalogSource, Health, IntentHint, IntentRecognizer, Keep, Logger } from '#sdk';
import { BlinkyError } from '#sdk';
import type { Lexicon } from '../../catalog/lexicon.ts';
import { errorFields } from '../observability/logger.ts';
import { buildSearch, type CatalogSearch } from './search.ts';

/** Something with the id of the plugin that made it. */
export interface Named<T> {
  readonly id: string;
  readonly port: T;
}

export interface KnowledgeParts {
  readonly sources: readonly Named<CatalogSource>[];
  readonly recognizers: readonly Named<IntentRecognizer>[];
  readonly intents: readonly IntentHint[];
  readonly library: Library;
  readonly lexicon: Lexicon;
  readonly defaultLocale: string;
  readonly keep?: Keep;
  readonly now: () => Date;
  readonly log: Logger;
}

/** The catalog that answers, its index, and recognisers that have learnt it; replaced as one when a source changes. */
export class Knowledge {
  readonly owner = 'catalog';
  readonly #parts: KnowledgeParts;
  #search: CatalogSearch | undefined;
  #problem: string | undefined;
  /** When the catalog that answers was loaded. */
  loadedAt: Date | undefined;
  #loading: Promise<void> = Promise.resolve();
  readonly #stopped = new AbortController();

  constructor(parts: KnowledgeParts) {
    this.#parts = parts;
  }

  get search(): CatalogSearch {
    if (!this.#search)
      throw new BlinkyError('BLINKY_CATALOG_INVALID', 'the catalog is not loaded yet', { owner: this.owner, hint: 'start first' });
    return this.#search;
  }

  get entries(): readonly CatalogEntry[] {
    return this.#parts.library.entries;
  }

  entry(id: string): CatalogEntry | undefined {
    return this.#parts.library.entry(id);
  }

  async start(signal: AbortSignal): Promise<void> {
    await this.#load(signal);
    for (const { port } of this.#parts.sources) port.watch?.(() => this.#reload());
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#loading;
  }

  /** True while a changed catalog is refused and the one before it answers. */
  get stale(): boolean {
    return this.#problem !== undefined;
  }

  async health(): Promise<Health> {
    if (!this.#search) return { ok: false, detail: 'not loaded' };
    const detail = `${this.#search.size} entries${this.#problem ? `; the last change was refused: ${this.#problem}` : ''}`;
    return { ok: true, detail };
  }

  /** Loads again after the load that may be running; a broken new version is reported and the good one stays. */
  #reload(): void {
    this.#loading = this.#loading.then(async () => {
      if (this.#stopped.signal.aborted) return;
      try {
        await this.#load(this.#stopped.signal);
        this.#parts.log.info({ entries: this.entries.length }, 'the catalog was reloaded');
      } catch (error) {
        this.#problem = error instanceof Error ? error.message : 'unknown';
        this.#parts.log.error(errorFields(error), 'the changed catalog was refused; the last good one stays');
      }
    });
  }

  async #load(signal: AbortSignal): Promise<void> {
    const { sources, recognizers, intents, library, lexicon, defaultLocale, keep, now, log } = this.#parts;
    const rows = new Map<string, Awaited<ReturnType<CatalogSource['load']>>>();
    for (const { id, port } of sources) rows.set(id, await port.load(signal));
    const validated = await validateEntriesGently(mergeSources(rows), { defaultLocale, now: now() });
    const search = await buildSearch(validated.entries, { lexicon, intents, defaultLocale, ...(keep && { keep }) }, signal);
    for (const { port } of recognizers) await port.learn?.({ intents, entries: validated.entries });
    library.swap(validated.entries);
    this.#search = search;
    this.#problem = undefined;
    this.loadedAt = now();
    for (const warning of validated.warnings) log.warn({}, warning);
  }
}
