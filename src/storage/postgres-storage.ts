import { Liveness } from '../inbox/postgres/liveness.ts';
import { PostgresInbox } from '../inbox/postgres/postgres-inbox.ts';
import { Database } from '../postgres/database.ts';
import { DeadLetters } from '../postgres/dead-letters.ts';
import { FeedHub } from '../postgres/feed-hub.ts';
import { migrate } from '../postgres/migrate.ts';
import { PostgresBuckets } from '../postgres/postgres-buckets.ts';
import { PostgresFeed } from '../postgres/postgres-feed.ts';
import { PostgresGaps } from '../postgres/postgres-gaps.ts';
import { PostgresStore } from '../postgres/postgres-store.ts';
import { checkSecret } from '../postgres/secret-check.ts';
import { Session } from '../postgres/session.ts';
import { createVault } from '../postgres/vault.ts';
import type { Storage, StorageParts } from './storage.ts';

export interface OpenedPostgres {
  readonly storage: Storage;
  readonly database: Database;
  readonly deadLetters: DeadLetters;
}

/** For several replicas: `docs/reliability.md` says what it promises. */
export function postgresStorage(parts: StorageParts): Storage {
  return openPostgres(parts).storage;
}

/** The same, with what only operators need. */
export function openPostgres({ host, limits, now, log }: StorageParts): OpenedPostgres {
  const { DATABASE_URL = '', DATABASE_DIRECT_URL, BLINKY_SECRET = '', BLINKY_SECRET_PREVIOUS } = host;
  const directUrl = DATABASE_DIRECT_URL ?? DATABASE_URL;
  const database = new Database({ url: DATABASE_URL, pooled: DATABASE_DIRECT_URL !== undefined });
  const vault = createVault(BLINKY_SECRET, BLINKY_SECRET_PREVIOUS);
  const session = new Session({ url: directUrl, log: log.child('database') });
  const hub = new FeedHub(session);
  const liveness = new Liveness({ database, session, log: log.child('database') });
  const inbox = new PostgresInbox({ database, vault, liveness, limits, log, now });
  const storage: Storage = {
    inbox,
    storeOf: (owner) => new PostgresStore(database, vault, owner),
    feedOf: (owner) => new PostgresFeed({ database, vault, hub }, owner),
    gaps: new PostgresGaps(database, vault),
    limit: (name, chosen) => new PostgresBuckets(database, vault, name, chosen),
    secretFor: (purpose) => vault.derive(purpose),
    async start() {
      for (const { id, what } of await migrate(directUrl)) log.info({ migration: id, what }, 'the database was brought up to date');
      await checkSecret(database, vault);
      await liveness.start();
    },
    stop: () => inbox.stop(),
    health: () => liveness.health(),
  };
  return { storage, database, deadLetters: new DeadLetters(database, vault) };
}
