import type { CatalogSource, Logger } from '#sdk';
import { fault } from './fault.ts';
import { ABSENT, lookAtTable, readTable, type TableVersion } from './read.ts';
import type { Place } from './table.ts';
import { type TableWatch, watchTable } from './watch.ts';
import { replaceTable } from './write.ts';

export interface PostgresSourceOptions {
  /** Asked for at each connection: a secret from a file may change. */
  readonly url: () => string;
  /** Past any pooler. */
  readonly directUrl: () => string;
  readonly place: Place;
  readonly pollMs: number;
  readonly log: Logger;
}

/** A table as a catalog source. `load` throws BLINKY_CATALOG_INVALID when it cannot be read or is empty. */
export function createPostgresSource({ url, directUrl, place, pollMs, log }: PostgresSourceOptions): CatalogSource {
  let loaded: TableVersion | undefined;
  let watch: TableWatch | undefined;
  return {
    async load(signal) {
      loaded = undefined; // what fails on the way is tried again at the next look
      const { version, rows } = await readTable(url(), place, signal);
      loaded = version;
      if (version === ABSENT) throw fault(`the table ${place.table} does not exist`, 'make it with npm run catalog:import -- FILE.csv');
      if (rows.length === 0) throw fault(`the table ${place.table} is empty`, 'fill it with npm run catalog:import -- FILE.csv');
      return rows;
    },
    watch(changed) {
      watch ??= watchTable({ url: directUrl, look: (client) => lookAtTable(client, place), known: () => loaded, changed, pollMs, log });
    },
    async stop() {
      const ending = watch;
      watch = undefined;
      await ending?.stop();
    },
    writable: {
      place: `table ${place.table}`,
      read: async (signal) => (await readTable(url(), place, signal)).rows,
      replace: (rows, { signal, onWritten }) => replaceTable({ url: url(), place, signal, onWritten }, rows),
    },
  };
}
