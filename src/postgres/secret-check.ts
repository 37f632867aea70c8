import { BlinkyError } from '#sdk';
import type { Database } from './database.ts';
import type { Vault } from './vault.ts';

interface Stored extends Record<string, unknown> {
  readonly purpose: string;
  readonly sealed: Buffer;
}

const PURPOSE = 'check';

/** The value that is there to be opened, or of a database from before it a state. */
const STORED = `
  (select '${PURPOSE}' as purpose, sealed from blinky.secret_check)
  union all (select 'state', state from blinky.conversation where state is not null limit 1)
  order by purpose limit 1`;

/** Whether the vault opens what is stored; undefined where nothing is. Needs the tables; changes nothing. */
export async function opensStored(ask: (sql: string) => Promise<Stored[]>, vault: Vault): Promise<boolean | undefined> {
  const [stored] = await ask(STORED);
  if (!stored) return undefined;
  try {
    vault.open(stored.purpose, stored.sealed);
    return true;
  } catch {
    return false;
  }
}

/**
 * Throws BLINKY_SETTINGS when the database was written with a secret that is neither the one of now nor the one before. A fresh
 * database remembers this one; one whose secret is being rotated remembers the new one.
 */
export async function checkSecret(database: Database, vault: Vault): Promise<void> {
  const ask = (sql: string): Promise<Stored[]> => database.query<Stored>(sql);
  if ((await opensStored(ask, vault)) === false) throw wrongSecret();
  const sealed = vault.seal(PURPOSE, 'blinky');
  await database.query('insert into blinky.secret_check (sealed) values ($1) on conflict do nothing', [sealed]);
  if ((await opensStored(ask, vault)) === false) throw wrongSecret(); // another replica was first
  if (vault.formerHash(PURPOSE, '') !== undefined) await database.query('update blinky.secret_check set sealed = $1', [sealed]);
}

function wrongSecret(): BlinkyError {
  return new BlinkyError('BLINKY_SETTINGS', 'the database was written with another BLINKY_SECRET', {
    owner: 'database',
    hint: 'set that one, or while you rotate it set it as BLINKY_SECRET_PREVIOUS; where it is lost, begin with an empty database',
  });
}
