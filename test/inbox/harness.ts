import { expect } from 'chai';
import type { Activity } from '#sdk';
import type { Claim, Inbox, InboxLimits, NewEntry, OutgoingReply, PendingReply } from '../../src/inbox/inbox.ts';

export const limits: InboxLimits = { burstMs: 0, ttlMs: 3_605_000, perConversation: 5, inAll: 8 };

/** An inbox under test, and its time. */
export interface InboxHarness {
  readonly inbox: Inbox;
  /** Lets `ms` milliseconds pass for the inbox, its timers included. */
  pass(ms: number): Promise<void>;
  stop(): Promise<void>;
}

/** Opens an empty inbox. Every implementation gives one of these to `inboxContract`. */
export type OpenInbox = (limits: InboxLimits) => Promise<InboxHarness>;

interface Written {
  readonly conversation?: string;
  readonly from?: string;
  readonly awaited?: boolean;
  readonly dedupe?: string;
  readonly type?: string;
}

let entries = 0;

/** A new message with ids of its own. */
export function message(text: string, written: Written = {}): NewEntry {
  const { conversation = 'test/ana', from = 'ana', awaited = false, type = 'message' } = written;
  const id = `entry-${++entries}`;
  const activity = { type, id, text, channelId: 'test', from: { id: from }, conversation: { id: conversation } };
  return { id, channel: 'test', conversation, activity: activity as Activity, awaited, dedupe: written.dedupe ?? id };
}

export function reply(text: string, conversation = 'test/ana'): OutgoingReply {
  return { channel: 'test', conversation, activity: { type: 'message', text } };
}

/** The next claim; fails when there is none. */
export async function claimed(inbox: Inbox): Promise<Claim> {
  const claim = await inbox.claim();
  expect(claim, 'something to claim').not.equal(undefined);
  return claim as Claim;
}

/** The next reply to send; fails when there is none. */
export async function replyClaimed(inbox: Inbox): Promise<PendingReply> {
  const pending = await inbox.claimReply();
  expect(pending, 'a reply to send').not.equal(undefined);
  return pending as PendingReply;
}

export function textsOf(claim: Claim): (string | undefined)[] {
  return claim.entries.map(({ activity }) => activity.text);
}

/** The code with which a promise rejects; undefined when it does not. */
export async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: { code?: unknown }) => error.code ?? error,
  );
}
