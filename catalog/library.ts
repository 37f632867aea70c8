import type { CatalogEntry, CatalogRow } from '#sdk';

/** The catalog as it stands: validated entries of all sources, swapped as a whole. */
export interface Library {
  readonly entries: readonly CatalogEntry[];
  entry(id: string): CatalogEntry | undefined;
  /** Makes `entries`, which `validateEntries` gave, the catalog. */
  swap(entries: readonly CatalogEntry[]): void;
}

/** An empty library; `swap` fills it. */
export function createLibrary(): Library {
  let current: readonly CatalogEntry[] = [];
  let byId: ReadonlyMap<string, CatalogEntry> = new Map();
  return {
    get entries() {
      return current;
    },
    entry: (id) => byId.get(id),
    swap(entries) {
      current = entries;
      byId = new Map(entries.map((entry) => [entry.id, entry]));
    },
  };
}

/**
 * The rows of several sources (plugin id to its rows) as one list, in the given order. With more than one source each
 * origin names its source too (`csv faq.csv:12`), so that a repeated id shows where both rows are kept.
 */
export function mergeSources(sources: ReadonlyMap<string, readonly CatalogRow[]>): CatalogRow[] {
  if (sources.size === 1) return [...sources.values()].flat();
  return [...sources].flatMap(([source, rows]) => rows.map((row) => ({ ...row, origin: `${source} ${row.origin}` })));
}
