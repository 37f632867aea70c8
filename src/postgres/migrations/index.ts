import type { Migration } from '../migrate.ts';
import { tables } from './001-tables.ts';
import { turns } from './002-turns.ts';
import { sending } from './003-sending.ts';
import { shared } from './004-shared.ts';
import { gaps } from './005-gaps.ts';
import { secret } from './006-secret.ts';

/** Every step of the schema, in order. */
export const migrations: readonly Migration[] = [
  { id: 1, what: 'tables of the inbox and the outbox', sql: tables },
  { id: 2, what: 'accept, claim, commit, fail', sql: turns },
  { id: 3, what: 'sending, liveness, sweep', sql: sending },
  { id: 4, what: 'what plugins and limits share', sql: shared },
  { id: 5, what: 'questions that nobody answered', sql: gaps },
  { id: 6, what: 'whether BLINKY_SECRET is the right one', sql: secret },
];
