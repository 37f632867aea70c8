import { TurnContext } from 'botbuilder-core';
import type { Activity, ConversationReference } from '#sdk';
import type { ConversationState } from './state.ts';

/** An event of the host gets its address from the conversation that it was put into. */
export function addressed(activity: Activity, { reachable }: ConversationState): Activity {
  if (activity.conversation?.id || !reachable) return activity;
  return TurnContext.applyConversationReference({ ...activity }, reachable.reference, true) as Activity;
}

/** What it takes to write to the conversation later. */
export function referenceOf({ channelId, serviceUrl, conversation, from, recipient }: Activity): Partial<ConversationReference> {
  return { channelId, serviceUrl, conversation, user: from, bot: recipient };
}
