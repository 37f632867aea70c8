import { BlinkyError } from '#sdk';
import type { Vault } from '../../postgres/vault.ts';
import type { Entry, OutgoingReply } from '../inbox.ts';

/** Pieces of work that one query hands out at most. */
export const BATCH = 16;

/** What the database knows of a claim: the token that fences it, and the rows that it holds. */
export interface HeldClaim {
  readonly token: string;
  readonly ids: readonly number[];
}

/** One message of a claim. */
export interface ClaimRow {
  readonly token: string;
  readonly state: Buffer | null;
  readonly attempt: number;
  readonly id: number;
  readonly payload: Buffer;
}

export interface ReplyRow {
  readonly id: number;
  readonly token: string;
  readonly payload: Buffer;
  readonly attempt: number;
  readonly interrupted: boolean;
}

/** Ends a claim whose turn failed. */
export const FAIL = 'select blinky.fail($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) as done';

/** Channel and problem of a dead letter that is one message as it was stored, because no secret fitted. */
export const UNREADABLE = 'unreadable';

export function sealEntry(vault: Vault, entry: Entry): Buffer {
  return vault.seal('entry', entry);
}

/** Undefined where no secret fits, or the bytes were changed; as are the other two. */
export function readEntry(vault: Vault, payload: Buffer): Entry | undefined {
  return readable(() => vault.open<Entry>('entry', payload));
}

export function readState(vault: Vault, state: Buffer): string | undefined {
  return readable(() => vault.open<string>('state', state));
}

/** As two columns for `unnest`. */
export function sealReplies(vault: Vault, replies: readonly OutgoingReply[]): { channels: string[]; payloads: Buffer[] } {
  return { channels: replies.map(({ channel }) => channel), payloads: replies.map((reply) => vault.seal('reply', reply)) };
}

export function readReply(vault: Vault, payload: Buffer): OutgoingReply | undefined {
  return readable(() => vault.open<OutgoingReply>('reply', payload));
}

/** Why a turn failed, without a word of the user: an error's text may quote one, ours does not. */
export function problemOf(error: unknown): string {
  if (error instanceof BlinkyError) return `${error.code} ${error.owner}`;
  return error instanceof Error ? error.name : typeof error;
}

function readable<T>(open: () => T): T | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}
