import { TurnContext } from 'botbuilder-core';
import type { Activity, ConversationReference } from '#sdk';

/** The activity as the connector takes it: addressed, without an id of its own. */
export function addressed({ id: _, replyToId, ...activity }: Partial<Activity>, to: Partial<ConversationReference>): Partial<Activity> {
  const outgoing = TurnContext.applyConversationReference({ type: 'message', ...activity }, to);
  return replyToId ? { ...outgoing, replyToId } : outgoing;
}
