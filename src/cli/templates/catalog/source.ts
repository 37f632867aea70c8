import { BlinkyError, type CatalogRow, type CatalogSource } from '#sdk';
import { readRows } from './rows.ts';

const owner = 'catalog/sample-plugin';

/** Loads what `url` lists, anew each time. */
export function createSource({ url, fetch }: { readonly url: string; readonly fetch: typeof globalThis.fetch }): CatalogSource {
  return {
    async load(signal): Promise<CatalogRow[]> {
      signal.throwIfAborted();
      const response = await fetch(url, { signal });
      if (!response.ok) {
        const hint = 'open SAMPLE_PLUGIN_URL and see';
        throw new BlinkyError('BLINKY_CATALOG_INVALID', `the source answered ${response.status}`, { owner, hint });
      }
      return readRows(await response.text());
    },
  };
}
