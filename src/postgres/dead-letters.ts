import { randomUUID } from 'node:crypto';
import { BlinkyError } from '#sdk';
import type { Entry, Inbox } from '../inbox/inbox.ts';
import { UNREADABLE } from '../inbox/postgres/rows.ts';
import type { Database } from './database.ts';
import type { Vault } from './vault.ts';

interface Letter extends Record<string, unknown> {
  readonly payload: Buffer;
  readonly problem: string;
}

/** Messages that were given up: kept for seven days, encrypted, for somebody to look at, try again or drop. */
export class DeadLetters {
  readonly #database: Database;
  readonly #vault: Vault;

  constructor(database: Database, vault: Vault) {
    this.#database = database;
    this.#vault = vault;
  }

  /** The messages of one letter; undefined when there is none of this id. They hold users' words. Throws BLINKY_SETTINGS where no secret fits. */
  async read(id: number): Promise<readonly Entry[] | undefined> {
    const [row] = await this.#database.query<Letter>('select payload, problem from blinky.dead_letter where id = $1', [id]);
    return row && this.#open(row);
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

  #open({ payload, problem }: Letter): readonly Entry[] {
    try {
      if (problem === UNREADABLE) return [this.#vault.open<Entry>('entry', payload)];
      return this.#vault.open<Entry[]>('dead letter', payload);
    } catch (cause) {
      throw new BlinkyError('BLINKY_SETTINGS', 'the dead letter cannot be read with this BLINKY_SECRET', {
        owner: 'inbox',
        hint: 'set the secret that it was written with, as BLINKY_SECRET or BLINKY_SECRET_PREVIOUS',
        cause,
      });
    }
  }
}
