import { randomUUID } from 'node:crypto';
import { inOrder, type KeyValueStore } from '#sdk';

export interface Conversations {
  /**
   * The conversation of this message. No context: the sender's current one, else a new one. A context that is a living
   * conversation of this sender: that one, now current. Any other context: a new one, without a word about why.
   */
  resolve(sender: string, context: string | undefined): Promise<Resolved>;
  /** Forgets a conversation: its id is then as unknown as any other. */
  forget(conversation: string): Promise<void>;
}

export interface Resolved {
  readonly conversation: string;
  /** Takes it back when the message was refused: a new conversation is dropped, the sender's current one is what it was. */
  undo(): Promise<void>;
}

/** Which conversation belongs to which sender, for `ttlMs` after its last message. */
export function createConversations(store: KeyValueStore, ttlMs: number): Conversations {
  const oneByOne = inOrder();

  async function choose(sender: string, context: string | undefined): Promise<Resolved> {
    const before = await store.get<string>(`sender:${sender}`);
    const known = context === undefined ? before : await ifOwn(sender, context);
    const conversation = known ?? randomUUID();
    await Promise.all([store.set(`sender:${sender}`, conversation, ttlMs), store.set(`conversation:${conversation}`, sender, ttlMs)]);
    const undo = async (): Promise<void> => {
      if (known === undefined) await store.delete(`conversation:${conversation}`);
      if (conversation === before || (await store.get<string>(`sender:${sender}`)) !== conversation) return;
      if (before === undefined) await store.delete(`sender:${sender}`);
      else await store.set(`sender:${sender}`, before, ttlMs);
    };
    return { conversation, undo };
  }

  /** The context, where it is a living conversation of this sender. */
  async function ifOwn(sender: string, context: string): Promise<string | undefined> {
    return (await store.get<string>(`conversation:${context}`)) === sender ? context : undefined;
  }

  return {
    // One after the other for each sender: two first messages at once are one conversation, in the order they came.
    resolve: (sender, context) => oneByOne(sender, () => choose(sender, context)),
    async forget(conversation) {
      const sender = await store.get<string>(`conversation:${conversation}`);
      await store.delete(`conversation:${conversation}`);
      if (sender === undefined) return;
      if ((await store.get<string>(`sender:${sender}`)) === conversation) await store.delete(`sender:${sender}`);
    },
  };
}
