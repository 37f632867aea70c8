import { definePlugin } from '#sdk';
import { settings } from './settings.ts';
import { createPostgresSource } from './source.ts';

export default definePlugin({
  sdk: 1,
  kind: 'catalog',
  id: 'postgres',
  summary: 'Reads the catalog from a PostgreSQL table and again whenever it changes.',
  settings,
  create: ({ settings, log }) =>
    createPostgresSource({
      url: () => settings.DATABASE_URL,
      directUrl: () => settings.DATABASE_DIRECT_URL ?? settings.DATABASE_URL,
      place: { table: settings.CATALOG_TABLE, columns: settings.CATALOG_COLUMNS ?? new Map() },
      pollMs: settings.CATALOG_POLL_SECONDS * 1_000,
      log,
    }),
});
