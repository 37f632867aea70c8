import { BlinkyError } from '#sdk';

const OWNER = 'catalog/postgres';

/** A BLINKY_CATALOG_INVALID of this plugin: what is wrong and the remedy. */
export function fault(wrong: string, remedy: string): BlinkyError {
  return new BlinkyError('BLINKY_CATALOG_INVALID', wrong, { owner: OWNER, hint: remedy });
}

/** What an operator can do about an SQLSTATE, or about the first two characters of one. */
const remedies: Readonly<Record<string, readonly [wrong: string, remedy: string]>> = {
  '42501': ['is not allowed to this role', 'grant it: plugins/catalogs/postgres/README.md has the statements'],
  '42P01': ['does not exist', 'check CATALOG_TABLE'],
  '57014': ['took too long', 'look at what keeps the database busy, or keep the catalog in a smaller table'],
  '55P03': ['is locked by somebody else', 'try again when that is done'],
  '25006': ['can only be read here', 'use the primary server and a role that may write'],
  '3D': ['is not there: no such database', 'check DATABASE_URL'],
  '28': ['cannot be asked: the login is refused', 'check user and password in DATABASE_URL'],
  '22': ['does not take a value', 'compare the types of its columns with catalog/README.md'],
  '23': ['does not take a row: a constraint of it is violated', 'compare its constraints with catalog/README.md'],
};

/**
 * What PostgreSQL or the network said, without its words, which may quote a row, a user or a host. A fault that is one already
 * stays as it is.
 */
export function asFault(error: unknown, doing: string): BlinkyError {
  if (error instanceof BlinkyError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code';
  const [wrong, remedy] = remedies[code] ?? remedies[code.slice(0, 2)] ?? ['cannot be asked', 'check DATABASE_URL and the database'];
  return fault(`${doing} ${wrong} (${code})`, remedy);
}
