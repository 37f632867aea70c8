import { TurnContext } from 'botbuilder-core';
import type { Activity, ConversationReference } from '#sdk';

/** The activity as the connector takes it: addressed, without an id of its own, without what the host keeps in it. */
export function addressed(activity: Partial<Activity>, to: Partial<ConversationReference>): Partial<Activity> {
  const { id: _, replyToId, ...rest } = withoutReserved(activity);
  const outgoing = TurnContext.applyConversationReference({ type: 'message', ...rest }, to);
  return replyToId ? { ...outgoing, replyToId } : outgoing;
}

/** `channelData.blinky` is the host's own: no platform may write it and none needs to see it. */
export function withoutReserved<A extends Partial<Activity>>(activity: A): A {
  const data: unknown = activity.channelData;
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, 'blinky')) return activity;
  const { blinky: _, ...channelData } = data as Record<string, unknown>;
  return { ...activity, channelData };
}
