import { BlinkyError } from '#sdk';
import type { Vault } from '../../postgres/vault.ts';
import type { Entry, OutgoingReply } from '../inbox.ts';

/** What the database knows of a claim: the token that fences it, and the rows that it holds. */
export interface HeldClaim {
  readonly token: string;
  readonly ids: readonly number[];
}

export function sealEntry(vault: Vault, entry: Entry): Buffer {
  return vault.seal('entry', entry);
}

export function readEntry(vault: Vault, payload: Buffer): Entry {
  return vault.open<Entry>('entry', payload);
}

/** As two columns for `unnest`. */
export function sealReplies(vault: Vault, replies: readonly OutgoingReply[]): { channels: string[]; payloads: Buffer[] } {
  return { channels: replies.map(({ channel }) => channel), payloads: replies.map((reply) => vault.seal('reply', reply)) };
}

export function readReply(vault: Vault, payload: Buffer): OutgoingReply {
  return vault.open<OutgoingReply>('reply', payload);
}

/** Why a turn failed, without a word of the user: an error's text may quote one, ours does not. */
export function problemOf(error: unknown): string {
  if (error instanceof BlinkyError) return `${error.code} ${error.owner}`;
  return error instanceof Error ? error.name : typeof error;
}
