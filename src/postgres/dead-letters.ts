import { randomUUID } from 'node:crypto';
import type { Entry, Inbox } from '../inbox/inbox.ts';
import { UNREADABLE } from '../inbox/postgres/rows.ts';
import type { Database } from './database.ts';
import type { Vault } from './vault.ts';

/** Messages that were given up: kept for seven days, encrypted, for somebody to look at, try again or drop. */
export class DeadLetters {
  readonly #database: Database;
  readonly #vault: Vault;

  constructor(database: Database, vault: Vault) {
    this.#database = database;
    this.#vault = vault;
  }

  /** The messages of one letter; undefined when there is none of this id. They hold users' words. */
  async read(id: number): Promise<readonly Entry[] | undefined> {
    const [row] = await this.#database.query<{ payload: Buffer; problem: string }>(
      'select payload, problem from blinky.dead_letter where id = $1',
      [id],
    );
    if (row?.problem === UNREADABLE) return [this.#vault.open<Entry>('entry', row.payload)];
    return row && this.#vault.open<Entry[]>('dead letter', row.payload);
  }

  /** Puts its messages into the inbox again, and drops it then. Twice at the same time puts them there once. False when there is none. */
  async retry(id: number, inbox: Inbox): Promise<boolean> {
    const entries = await this.read(id);
    if (!entries) return false;
    for (const entry of entries) await inbox.accept({ ...entry, id: randomUUID(), dedupe: `retry/${id}/${entry.id}`, awaited: false });
    return this.drop(id);
  }

  /** False when there is none. */
  async drop(id: number): Promise<boolean> {
    return (await this.#database.query('delete from blinky.dead_letter where id = $1 returning id', [id])).length > 0;
  }
}
