import type { Activity, Attachment, ConversationReference } from 'botframework-schema';

/** What a channel knows about a message that a person wrote. */
export interface WrittenMessage {
  readonly channelId: string;
  /** The platform's id of the message. */
  readonly id: string;
  readonly text: string;
  readonly user: string;
  readonly bot: string;
  /** Default: the person's own with the bot, under the person's id. */
  readonly conversation?: string | undefined;
  readonly isGroup?: boolean;
  readonly attachments?: readonly Attachment[];
}

/** A person's message as an activity. */
export function messageFrom({ channelId, id, text, user, bot, conversation = user, isGroup = false, attachments = [] }: WrittenMessage) {
  const conversationType = isGroup ? 'group' : 'personal';
  return {
    type: 'message',
    channelId,
    id,
    text,
    from: { id: user, name: '' },
    recipient: { id: bot, name: '' },
    conversation: { id: conversation, isGroup, conversationType, name: '' },
    ...(attachments.length > 0 && { attachments: [...attachments] }),
  } satisfies Partial<Activity>;
}

/** Somebody who has not written yet; `user` is undefined where an address of the platform could not be read. */
export type Recipient = Omit<WrittenMessage, 'id' | 'text' | 'attachments' | 'user'> & { readonly user: string | undefined };

/** How to reach somebody who has not written yet: the conversation that `messageFrom` would give them; undefined: nobody. */
export function referenceTo({ user: whom, ...rest }: Recipient): Partial<ConversationReference> | undefined {
  if (whom === undefined) return undefined;
  const { channelId, from: user, recipient: bot, conversation } = messageFrom({ ...rest, user: whom, id: '', text: '' });
  return { channelId, user, bot, conversation } as Partial<ConversationReference>;
}
